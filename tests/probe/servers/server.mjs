// A server that is broken in the way its first argument says.
import readline from 'node:readline';

const mode = process.argv[2] ?? 'good';

function serve() {
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const request = JSON.parse(line);
    if (request.id === undefined) return;
    const result =
      request.method === 'initialize'
        ? {
            protocolVersion: request.params.protocolVersion,
            capabilities: { tools: {} },
            serverInfo: { name: 'test', version: '1.0' },
          }
        : { tools: [{ name: 'echo', inputSchema: { type: 'object' } }] };
    process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: request.id, result }) + '\n');
  });
}

if (mode === 'exits') {
  // Nothing keeps the event loop alive.
} else if (mode === 'wants-module') {
  await import('a-module-that-nobody-has');
} else if (mode === 'banner') {
  console.log('Server running on stdio');
  serve();
} else if (mode === 'throws') {
  throw new TypeError('config.url is undefined');
} else if (mode === 'rejects-later') {
  serve();
  setTimeout(() => Promise.reject(new Error('lost the database')), 100);
} else {
  serve();
}
