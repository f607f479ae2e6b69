/** The channel on which processes tell each other that something is to be looked at; payloads carry ids only. */
export const channel = 'patchbay';

/**
 * `run`: one is queued. `wait`: one of this run was answered. `cancel`: this run shall stop. `keys`, `secrets`, `breakers`: caches of
 * an organization are stale. `published`: its tools have changed. `sessions`: some have ended.
 * `triggers`: something of theirs is due: an event, a failure, a time that has changed.
 * `together`: this workflow's shared document got this update. `draft`: its draft was saved past the shared document, or is gone.
 * `comments`: somebody commented on it.
 */
export type Notice =
  | { run: string }
  | { wait: string }
  | { cancel: string }
  | { keys: string }
  | { secrets: string }
  | { breakers: string }
  | { published: string }
  | { sessions: string }
  | { triggers: string }
  | { together: string; update: number }
  | { draft: string }
  | { comments: string };
