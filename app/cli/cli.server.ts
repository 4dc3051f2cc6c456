/** The command line: `bekal COMMAND`. @returns the exit code */
export async function cli(args: readonly string[]): Promise<number> {
  process.stderr.write(`unknown command: ${args[0] ?? ''}\n`);
  return Promise.resolve(2);
}
