// Prints the SQL by which DuckDB counts and sums every column of a run. Usage: node queries.mjs RUN
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const manifest = JSON.parse(readFileSync(join(process.argv[2], 'manifest.json'), 'utf8'))
const asNumber = {
  date: name => `datediff('day', date '1970-01-01', ${name})`,
  category: name => `length(${name})`,
  text: name => `length(${name})`,
}
const tables = new Map(manifest.tables.map(table => [table.file.includes('/') ? table.file.split('/')[0] : table.file.replace('.parquet', ''), table.columns]))
const parts = [...tables].flatMap(([table, columns]) => columns.map(({ name, type }) =>
  `select '${table}' as "table", '${name}' as name, count("${name}") as count, coalesce(sum((${(asNumber[type] ?? (one => one))(`"${name}"`)})::double), 0) as sum from ${table}`))
console.log(parts.join(' union all '))
