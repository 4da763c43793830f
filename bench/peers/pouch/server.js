import express from 'express';
import makeRouter from 'express-pouchdb';
import PouchDB from 'pouchdb';

// PouchDB's own server on LevelDB; says its address, and how many requests it has had.
const [folder] = process.argv.slice(2);
const app = express();
let requests = 0;
app.get('/_requests', (_request, response) => response.json({ requests }));
app.use((_request, _response, next) => {
  requests += 1;
  next();
});
const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` };
app.use('/', makeRouter(PouchDB.defaults({ prefix: `${folder}/` }), options));
const listener = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${listener.address().port}`));
