import type { Json } from '../json.ts';
import type { ChildCall } from './ctx.ts';

/** Who is asked for a callback; `$callbackUrl` in it stands for the address, which the log never holds. */
export type CallbackCall = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Json;
  connection?: string;
};

/** What a node waits for. `until` is ISO 8601; without it the wait is open until the run ends. */
export type Suspension =
  | { kind: 'timer'; until: string }
  | { kind: 'event'; topic: string; match?: Json; until?: string }
  | { kind: 'callback'; title?: string; until?: string; call?: CallbackCall }
  | {
      kind: 'approval';
      title: string;
      form?: Json;
      /** E-mail addresses and roles; everybody when absent. */
      assignees?: string[];
      until?: string;
      /** Milliseconds between two reminders of the assignees. */
      remindMs?: number;
      /** Who is asked as well when nobody has answered by then (ISO 8601). */
      escalate?: { at: string; to: string[] };
    }
  | { kind: 'child'; call: ChildCall };

/** What a node may return besides a plain value. */
export type Outcome =
  | { readonly outcome: 'ports'; ports: { [port: string]: Json } }
  | { readonly outcome: 'suspend'; wait: Suspension }
  | { readonly outcome: 'variable'; name: string; mode: 'set' | 'append' | 'increment'; value: Json }
  | { readonly outcome: 'answer'; output: Json; meta?: { status?: number; headers?: Record<string, string> } };

const outcomes = new WeakSet<object>();

function mark<T extends Outcome>(outcome: T): T {
  outcomes.add(outcome);
  return outcome;
}

/** Leaves by one port. */
export function to(port: string, output: Json): Outcome {
  return mark({ outcome: 'ports', ports: { [port]: output } });
}

/** Leaves by several ports at once, each with a value of its own; the node reads as the object of them. */
export function toPorts(ports: { [port: string]: Json }): Outcome {
  return mark({ outcome: 'ports', ports });
}

/** Waits; the node's `resume` turns the answer into its output. */
export function suspend(wait: Suspension): Outcome {
  return mark({ outcome: 'suspend', wait });
}

/** Answers the run's caller. */
export function answer(output: Json, meta?: { status?: number; headers?: Record<string, string> }): Outcome {
  return mark({ outcome: 'answer', output, ...(meta && { meta }) });
}

/** Changes a variable of the nearest scope that declares it; the node's output is its new value, or a list's new length. */
export function changeVariable(change: { name: string; mode: 'set' | 'append' | 'increment'; value: Json }): Outcome {
  return mark({ outcome: 'variable', ...change });
}

/** True for values made by the functions above; data that only looks like one is data. */
export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'object' && value !== null && outcomes.has(value);
}
