import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { brief } from '../forms/expression/complete.ts';

/** True for a list that reads well as a table: objects with names in common. */
export function isTable(value: Json): value is JsonObject[] {
  return Array.isArray(value) && value.length > 1 && value.every(isObject) && columnsOf(value).length > 0;
}

/** A list of objects as rows and columns; the first 200 rows. */
export function DataTable({ rows }: { rows: JsonObject[] }) {
  const columns = columnsOf(rows);
  return (
    <div className="overflow-auto">
      <table className="border-collapse font-mono text-[11.5px]">
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-panel px-2 py-1 text-right font-normal text-faint">
              #
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="border-line border-b px-2 py-1 text-left font-medium text-muted">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 200).map((row, index) => (
            <tr key={index.toString()} className="hover:bg-hover">
              <td className="sticky left-0 bg-panel px-2 py-0.5 text-right text-faint">{index}</td>
              {columns.map((column) => (
                <td key={column} className="max-w-60 truncate border-line border-b px-2 py-0.5">
                  {typeof row[column] === 'string' ? row[column] : row[column] === undefined ? '' : brief(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > 200 && (
        <p className="px-2 py-2 text-faint text-sm">The first 200 of {rows.length.toLocaleString('en')} rows.</p>
      )}
    </div>
  );
}

function columnsOf(rows: JsonObject[]): string[] {
  return [...new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)))].slice(0, 30);
}
