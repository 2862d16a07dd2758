// Reads every table of a run or an experiment with hyparquet, which shares no code with the writer nor with DuckDB, and holds what it finds
// against the manifest, the data package and a reading by DuckDB.
// Usage: node read-back.mjs RUN   with RUN/duckdb.json: rows {table, name, count, sum} made by hubsim query.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

const run = process.argv[2]
const read = name => JSON.parse(readFileSync(join(run, name), 'utf8'))
const [manifest, described, other] = [read('manifest.json'), read('datapackage.json'), read('duckdb.json')]
const owner = manifest.experiment ? 'experiment' : 'scenario'
const found = new Map()
let failures = 0
let checks = 0

function expect(isRight, what) {
  checks++
  if (!isRight) {
    failures++
    console.error(`hyparquet: ${what}`)
  }
}

const fits = {
  int32: value => Number.isInteger(value),
  int64: value => typeof value === 'bigint',
  double: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  date: value => value instanceof Date && value.getTime() % 86400000 === 0,
  category: value => typeof value === 'string',
  text: value => typeof value === 'string',
}
const number = value => value instanceof Date ? value.getTime() / 86400000 : Number(value)

for (const table of manifest.tables) {
  const file = await asyncBufferFromFile(join(run, table.file))
  const metadata = await parquetMetadataAsync(file)
  const name = table.file.includes('/') ? table.file.split('/')[0] : table.file.replace('.parquet', '')
  const keys = Object.fromEntries(metadata.key_value_metadata.map(({ key, value }) => [key, value]))
  expect(Number(metadata.num_rows) === table.rows, `${table.file} has ${metadata.num_rows} rows, the manifest says ${table.rows}`)
  expect(keys[`hubsim.${owner}_sha256`] === manifest[owner].sha256, `${table.file}: another ${owner} in the footer`)
  expect(keys[`hubsim.${owner}`] === manifest[owner].name, `${table.file}: another name in the footer`)
  expect(keys['hubsim.seed'] === String(manifest.seed), `${table.file}: another seed in the footer`)
  expect(keys['hubsim.version'] === manifest.program.version, `${table.file}: another version in the footer`)
  expect(JSON.stringify(JSON.parse(keys['hubsim.columns']).map(column => [column.name, column.unit])) === JSON.stringify(table.columns.map(column => [column.name, column.unit])),
    `${table.file}: other columns or units in the footer`)
  expect(metadata.row_groups.every(group => group.columns.every(column => column.meta_data.codec === 'ZSTD')), `${table.file} is not all zstd`)
  const resource = described.resources.find(one => one.name === name)
  expect(JSON.stringify(resource?.schema.fields.map(field => field.name)) === JSON.stringify(table.columns.map(column => column.name)), `${name}: other fields in the data package`)

  const rows = await parquetReadObjects({ file, metadata, compressors })
  for (const column of table.columns) {
    const values = rows.map(row => row[column.name])
    const given = values.filter(value => value !== null && value !== undefined)
    expect(column.nullable || given.length === rows.length, `${table.file} ${column.name} has missing values`)
    expect(given.every(fits[column.type]), `${table.file} ${column.name} is not all ${column.type}: ${given.find(value => !fits[column.type](value))}`)
    const key = `${name}.${column.name}`
    const before = found.get(key) ?? { count: 0, sum: 0 }
    const isText = column.type === 'category' || column.type === 'text'
    const sum = given.reduce((total, value) => total + (isText ? [...value].length : number(value)), 0)
    found.set(key, { count: before.count + given.length, sum: before.sum + sum })
  }
}

for (const { table, name, count, sum } of other) {
  const mine = found.get(`${table}.${name}`)
  expect(mine !== undefined && mine.count === Number(count), `${table}.${name}: ${mine?.count} values, DuckDB reads ${count}`)
  expect(mine !== undefined && Math.abs(mine.sum - Number(sum)) <= 1e-9 * Math.max(1, Math.abs(Number(sum))), `${table}.${name}: sum ${mine?.sum}, DuckDB reads ${sum}`)
}

expect(other.length === found.size, `${found.size} columns, DuckDB reads ${other.length}`)
console.log(`hyparquet: ${checks} checks on ${manifest.tables.length} files, ${failures} failed`)
process.exit(failures === 0 && checks > 100 ? 0 : 1)
