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
