import { newQuickJSWASMModule, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import type { Job, Message } from './message.ts';
import { createVm } from './vm.ts';

/** The child process: answers one job after the other, each in a machine of its own that was made beforehand. */

const pageBytes = 65_536;
/** QuickJS counts its memory too low in this build, so the memory of the module itself is bounded: 64 MB and 16 to start. */
const memory = new WebAssembly.Memory({ initial: 256, maximum: 1280 });
const quickJs = await newQuickJSWASMModule(newVariant(RELEASE_SYNC, { wasmMemory: memory }));
const isFull = () => memory.buffer.byteLength > 1200 * pageBytes;
let vm = createVm(quickJs, isFull);

process.on('message', (job: Job) => {
  const reply = vm.run(job, (line) => send({ kind: 'line', id: job.id, line }));
  send(reply);
  if (reply.isSpent) return;
  try {
    vm.dispose();
    vm = createVm(quickJs, isFull);
  } catch {
    // A machine that cannot be taken down cleanly takes the process with it; the parent starts another.
    process.exit(1);
  }
});
process.on('disconnect', () => process.exit(0));
send({ kind: 'ready' });

function send(message: Message): void {
  process.send?.(message);
}
