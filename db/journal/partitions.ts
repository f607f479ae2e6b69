import type postgres from 'postgres';

/** Days for which a partition is made ahead; later rows fall into the default partition, which is only slower. */
const daysAhead = 7;

const every12Hours = 43_200_000;

/** Makes partitions ahead for as long as the process runs; the answer stops it. A failure only leaves the default one. */
export function keepPartitions(sql: postgres.Sql): () => void {
  const make = () =>
    sql.begin(async (tx) => {
      await tx`select set_config('role', 'none', true)`;
      await makePartitions(tx);
      await dropEmptyPartitions(tx);
    });
  const timer = setInterval(() => void make().catch(() => {}), every12Hours).unref();
  return () => clearInterval(timer);
}

/** Makes the day partitions from today on that are missing. Needs the owner's rights; safe to repeat. */
export async function makePartitions(owner: postgres.Sql | postgres.TransactionSql): Promise<void> {
  await owner.unsafe(`DO $$
DECLARE
  day date;
  name text;
BEGIN
  FOR day IN SELECT (timezone('UTC', now()))::date + n FROM generate_series(0, ${daysAhead}) AS n LOOP
    name := 'run_segments_' || to_char(day, 'YYYYMMDD');
    IF to_regclass(name) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF run_segments FOR VALUES FROM (%L) TO (%L)', name, day, day + 1);
      EXCEPTION WHEN check_violation OR duplicate_table THEN
        -- Rows of that day stand in the default partition already, or another process was faster.
        NULL;
      END;
    END IF;
  END LOOP;
END $$`);
}

/**
 * Drops partitions of days that are over and in which no run is left. Later segments of such a day, if there ever were
 * any, fall into the default partition. A partition that is in use now is left for the next time.
 */
export async function dropEmptyPartitions(owner: postgres.Sql | postgres.TransactionSql): Promise<void> {
  await owner.unsafe(`DO $$
DECLARE
  name text;
  is_used boolean;
BEGIN
  PERFORM set_config('lock_timeout', '500ms', true);
  FOR name IN
    SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'run_segments'::regclass
      AND inhrelid::regclass::text ~ '^run_segments_[0-9]{8}$'
      AND to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') < (timezone('UTC', now()))::date - 1
  LOOP
    BEGIN
      EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO is_used;
      IF is_used THEN CONTINUE; END IF;
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', name);
      EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO is_used;
      IF NOT is_used THEN EXECUTE format('DROP TABLE %I', name); END IF;
    EXCEPTION WHEN lock_not_available THEN
      NULL;
    END;
  END LOOP;
END $$`);
}
