import { readFileSync } from 'node:fs';
import PouchDB from 'pouchdb';

// Puts the documents of a file into a database on LevelDB, then replicates it: docs per second and requests as a line of JSON.
const [folder, server, file, batchSize] = process.argv.slice(2);
const requests = async () => (await (await fetch(`${server}/_requests`)).json()).requests;
const docs = JSON.parse(readFileSync(file, 'utf8'));
const db = new (PouchDB.defaults({ prefix: `${folder}/` }))(`cases-${batchSize}`);
for (let i = 0; i < docs.length; i += 500) await db.bulkDocs(docs.slice(i, i + 500));
const before = await requests();
const from = performance.now();
const options = batchSize === 'default' ? {} : { batch_size: Number(batchSize) };
const { docs_written: written } = await db.replicate.to(`${server}/cases-${batchSize}`, options);
const ms = performance.now() - from;
if (written !== docs.length) throw new Error(`${written} of ${docs.length} arrived`);
console.log(JSON.stringify({ perSecond: (written / ms) * 1000, requests: (await requests()) - before }));
await db.close();
process.exit(0);
