type Fields = Record<string, string | number | boolean | null | undefined>;

/** One JSON object a line, so that any collector can read it. Never pass NIK, names or answers. */
function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  if (process.env.VITEST && !process.env.BEKAL_TEST_LOG) return;
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields });
  (level === 'info' ? process.stdout : process.stderr).write(`${line}\n`);
}

export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack : undefined }),
};
