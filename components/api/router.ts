import { initTRPC, tracked } from '@trpc/server';
import { z } from 'zod';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type * as V from '#server/trpc/views.ts';

const t = initTRPC.create();
const id = z.object({ id: z.string() });
const p = t.procedure;
const roles = z.enum(['owner', 'admin', 'editor', 'runner', 'viewer']);
const kinds = z.enum(['bearer', 'basic', 'header', 'query']);
function some<T>(): T { throw new Error('types only'); }

const router = t.router({
  session: t.router({
    get: p.query(() => some<V.Session>()),
    createOwner: p.input(z.object({ name: z.string(), email: z.string(), password: z.string(), organization: z.string() })).mutation(() => some<unknown>()),
    switch: p.input(z.object({ organizationId: z.string() })).mutation(() => some<unknown>()),
    forgot: p.input(z.object({ email: z.string() })).mutation(() => some<unknown>()),
    reset: p.input(z.object({ token: z.string(), password: z.string() })).mutation(() => some<unknown>()),
    invitation: p.input(z.object({ token: z.string() })).query(() => some<{ organization: string; email: string; role: V.Role }>()),
    acceptInvitation: p.input(z.object({ token: z.string(), name: z.string(), password: z.string() })).mutation(() => some<unknown>()),
  }),
  catalogue: t.router({ list: p.query(() => some<NodeDescription[]>()) }),
  workflows: t.router({
    list: p.input(z.object({ search: z.string().optional(), cursor: z.string().optional() })).query(() => some<V.Page<V.WorkflowSummary>>()),
    get: p.input(z.object({ workflow: z.string() })).query(() => some<V.WorkflowDetail>()),
    create: p.input(z.object({ graph: z.custom<Graph>() })).mutation(() => some<{ id: string; slug: string }>()),
    save: p.input(z.object({ id: z.string(), revision: z.number(), graph: z.custom<Graph>() })).mutation(() => some<V.SavedDraft>()),
    publish: p.input(z.object({ id: z.string(), note: z.string().optional() })).mutation(() => some<{ version: number }>()),
    versions: p.input(id).query(() => some<V.Version[]>()),
    version: p.input(z.object({ id: z.string(), version: z.number() })).query(() => some<{ graph: Graph }>()),
    activate: p.input(z.object({ id: z.string(), version: z.number() })).mutation(() => some<unknown>()),
    remove: p.input(id).mutation(() => some<unknown>()),
    duplicate: p.input(id).mutation(() => some<{ id: string; slug: string }>()),
  }),
  runs: t.router({
    list: p.input(z.object({ workflow: z.string().optional(), status: z.enum(['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled']).optional(), cursor: z.string().optional() })).query(() => some<V.Page<V.RunSummary>>()),
    get: p.input(id).query(() => some<V.RunDetail>()),
    start: p.input(z.object({ workflow: z.string(), input: z.custom<Json>(), draft: z.literal(true) })).mutation(() => some<{ runId: string }>()),
    cancel: p.input(id).mutation(() => some<unknown>()),
    value: p.input(z.object({ run: z.string(), asset: z.string() })).query(() => some<Json>()),
    events: p.input(z.object({ run: z.string(), lastEventId: z.string().optional() })).subscription(async function* () {
      yield tracked('1', some<V.RunEventBatch>());
    }),
  }),
  waits: t.router({
    list: p.query(() => some<V.InboxItem[]>()),
    answer: p.input(z.object({ token: z.string(), decision: z.string().optional(), data: z.custom<Json>().optional() })).mutation(() => some<unknown>()),
  }),
  keys: t.router({
    list: p.query(() => some<V.ApiKey[]>()),
    create: p.input(z.object({ name: z.string(), scopes: z.array(z.string()), expiresAt: z.string().optional() })).mutation(() => some<{ key: V.ApiKey; value: string }>()),
    revoke: p.input(id).mutation(() => some<unknown>()),
  }),
  members: t.router({
    list: p.query(() => some<{ members: V.Member[]; invitations: V.Invitation[] }>()),
    invite: p.input(z.object({ email: z.string(), role: roles })).mutation(() => some<V.Invitation>()),
    setRole: p.input(z.object({ id: z.string(), role: roles })).mutation(() => some<unknown>()),
    remove: p.input(id).mutation(() => some<unknown>()),
    revokeInvitation: p.input(id).mutation(() => some<unknown>()),
  }),
  connections: t.router({
    list: p.query(() => some<V.Connection[]>()),
    create: p.input(z.object({ name: z.string(), kind: kinds, hosts: z.array(z.string()), secret: z.custom<Json>() })).mutation(() => some<unknown>()),
    update: p.input(z.object({ id: z.string(), name: z.string().optional(), hosts: z.array(z.string()).optional(), secret: z.custom<Json>().optional() })).mutation(() => some<unknown>()),
    remove: p.input(id).mutation(() => some<unknown>()),
  }),
  variables: t.router({
    list: p.query(() => some<V.Variable[]>()),
    set: p.input(z.object({ name: z.string(), value: z.string() })).mutation(() => some<unknown>()),
    remove: p.input(z.object({ name: z.string() })).mutation(() => some<unknown>()),
  }),
  organization: t.router({ rename: p.input(z.object({ name: z.string() })).mutation(() => some<unknown>()) }),
});

export type AppRouter = typeof router;
