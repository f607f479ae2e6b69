/** Ends the process with a sentence when this Node cannot run TypeScript as it is. */
export function requireNode(command) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  process.stderr.write(
    `Patchbay needs Node 22.18 or newer, this is ${process.versions.node}. Use ${command}: npm ci brings Node along for Linux.\n`,
  );
  process.exit(1);
}
