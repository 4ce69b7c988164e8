// The rubric job with DuckDB: read_json, unnest and regexp_matches in one statement.
//
// usage: node duckdb.mjs PATTERNS FILE THREADS DATABASE
//
// Writes a row for each conversation (id, agent, and for each criterion the turns in which it is found) to DATABASE, which
// must not be there yet, and prints `criterion turns` for all of them. PATTERNS is what patterns.sh wrote for re2.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [patterns, file, threads, database] = process.argv.slice(2);
if (!database) {
  console.error('usage: node duckdb.mjs PATTERNS FILE THREADS DATABASE');
  process.exit(2);
}
// install.sh puts the package where DUCKDB_HOME says, outside of the source tree.
const require = createRequire(pathToFileURL(`${process.env.DUCKDB_HOME}/package.json`));
const { DuckDBInstance } = require('@duckdb/node-api');

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const criteria = readFileSync(patterns, 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
const columns = criteria.map(
  ([name, role, pattern]) =>
    `count(*) FILTER (turn.role = '${role}' AND regexp_matches(turn.text, ${quoted(pattern)}, 'i')) AS "${name}"`,
);

const instance = await DuckDBInstance.create(database, { threads });
const connection = await instance.connect();
await connection.run(`
  CREATE TABLE conversation AS
  SELECT id, any_value(agent.id) AS agent, ${columns.join(',\n')}
  FROM (SELECT id, agent, unnest(turns) AS turn
        FROM read_json(${quoted(file)}, format = 'newline_delimited', columns = {
          id: 'VARCHAR', agent: 'STRUCT(id VARCHAR)', turns: 'STRUCT(role VARCHAR, text VARCHAR)[]'}))
  GROUP BY id`);
const sums = criteria.map(([name]) => `sum("${name}")::BIGINT`).join(', ');
const totals = (await connection.runAndReadAll(`SELECT ${sums} FROM conversation`)).getRows()[0];
criteria.forEach(([name], position) => console.log(name, String(totals[position])));
