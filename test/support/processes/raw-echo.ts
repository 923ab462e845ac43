/**
 * A plain TCP echo, the floor that the mesh is measured against. Prints its port.
 * @module
 */
import { createServer } from 'node:net';

const server = createServer({ noDelay: true }, (socket) => socket.on('error', () => {}).pipe(socket));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
