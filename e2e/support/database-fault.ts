import type postgres from 'postgres';

/**
 * Makes the database refuse what is written to the log, as the database itself would: a trigger raises the SQLSTATE.
 * `refuse` for the next so many times, or until it is told `recover`; `refused` says how often it was.
 */
export class DatabaseFault {
  private readonly owner: postgres.Sql;

  private constructor(owner: postgres.Sql) {
    this.owner = owner;
  }

  /** `owner` is a connection of the database's owner. */
  static async install(owner: postgres.Sql, tables: string[]): Promise<DatabaseFault> {
    // A sequence counts what is rolled back as well.
    await owner.unsafe(`
      create sequence fault_refused minvalue 0 start 0;
      create table fault (state text not null, until bigint not null);
      create function refuse_for_fault() returns trigger language plpgsql security definer as $$
      declare wanted fault;
      begin
        select * into wanted from fault;
        if found and (select last_value from fault_refused) < wanted.until then
          perform nextval('fault_refused');
          raise exception 'refused by a test' using errcode = wanted.state;
        end if;
        return null;
      end $$;`);
    for (const table of tables)
      await owner.unsafe(`create trigger refuse_for_fault before insert or update on ${table}
        for each statement execute function refuse_for_fault()`);
    return new DatabaseFault(owner);
  }

  async refuse(state: string, times: number): Promise<void> {
    await this.owner`insert into fault select ${state}, last_value + ${times}::bigint from fault_refused`;
  }

  async recover(): Promise<void> {
    await this.owner`delete from fault`;
  }

  async refused(): Promise<number> {
    const [row] = await this.owner<{ count: string }[]>`select last_value as count from fault_refused`;
    return Number(row?.count);
  }
}
