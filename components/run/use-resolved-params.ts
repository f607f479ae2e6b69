import { useEffect, useMemo, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import type { Json, JsonObject } from '#engine/json.ts';

type Compiler = typeof import('#engine/graph/compile-params.ts');

/** A node's parameters with their expressions evaluated, and the first field that could not be. */
export type ResolvedParams = { values: JsonObject; failing: string | null };

/** What a node ran with, computed from the values it saw; null until the expression engine is here. */
export function useResolvedParams(
  node: GraphNode,
  description: NodeDescription | undefined,
  values: ReadonlyMap<string, Json>,
): ResolvedParams | null {
  const [compiler, setCompiler] = useState<Compiler | null>(null);
  useEffect(() => {
    let live = true;
    void import('#engine/graph/compile-params.ts').then((module) => live && setCompiler(module));
    return () => {
      live = false;
    };
  }, []);
  return useMemo(
    () => (compiler === null || description === undefined ? null : resolve(compiler, { node, description, values })),
    [compiler, node, description, values],
  );
}

type Reading = { node: GraphNode; description: NodeDescription; values: ReadonlyMap<string, Json> };

function resolve({ compileParams }: Compiler, { node, description, values }: Reading): ResolvedParams {
  let failing: string | null = null;
  const entries = Object.entries(node.params ?? {}).map(([name, raw]): [string, Json] => {
    try {
      const { params } = compileParams(description, { [name]: raw }, node.policy ?? {});
      const value = params.elements.length > 0 ? null : params.value.evaluate(values);
      return [name, typeof value === 'object' && value !== null && !Array.isArray(value) ? (value[name] ?? null) : raw];
    } catch {
      failing ??= name;
      return [name, raw];
    }
  });
  return { values: Object.fromEntries(entries), failing };
}
