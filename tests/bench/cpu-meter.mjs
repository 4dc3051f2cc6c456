// Loaded before the server (node --import) when it is measured: tells its own processor time on a loopback port.
// It works where /proc does not exist, counts microseconds, and counts every thread of the server and nothing else.
import http from 'node:http';
import path from 'node:path';

const port = Number(process.env.BENCH_METER_PORT);
// NODE_OPTIONS reaches every Node process the server starts, such as the builder: only the server itself is measured.
if (port > 0 && path.basename(process.argv[1] ?? '') === 'start.mjs') {
  http.createServer((_request, response) => {
    const { user, system } = process.cpuUsage();
    response.end(JSON.stringify({ cpuMs: (user + system) / 1000, residentMb: process.memoryUsage.rss() / 1024 ** 2 }));
  }).listen(port, '127.0.0.1').unref();
}
