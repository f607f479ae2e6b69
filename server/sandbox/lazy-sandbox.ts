import type { JsonObject } from '#engine/json.ts';
import type { SandboxResult } from '#engine/node/ctx.ts';
import type { Sandbox } from './sandbox.ts';

/** A sandbox whose processes start with the first program, or when there is time for it. */
export class LazySandbox {
  private readonly create: () => Sandbox;
  private sandbox: Sandbox | null = null;

  constructor(create: () => Sandbox) {
    this.create = create;
  }

  /** Starts the processes. */
  warm(): Sandbox {
    this.sandbox ??= this.create();
    return this.sandbox;
  }

  run(source: string, roots: JsonObject, options: Parameters<Sandbox['run']>[2]): Promise<SandboxResult> {
    return this.warm().run(source, roots, options);
  }

  async close(): Promise<void> {
    await this.sandbox?.close();
  }
}
