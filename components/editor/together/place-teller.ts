import type { Place } from '#together/messages.ts';

/** How often the others are told where this editor is. */
const everyMs = 60;

/** Where this editor is, told to the others as often as they can follow and no oftener. */
export class PlaceTeller {
  private readonly tell: (place: Place) => void;
  private place: Place = { cursor: null, nodes: [], view: null };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (place: Place) => void) {
    this.tell = tell;
  }

  /** Remembers where it is; tells it soon when somebody is there to hear it. */
  show(place: Partial<Place>, isHeard: boolean): void {
    this.place = { ...this.place, ...place };
    if (isHeard) this.timer ??= setTimeout(() => this.now(), everyMs);
  }

  /** Tells it at once. */
  now(): void {
    this.stop();
    this.tell(this.place);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
