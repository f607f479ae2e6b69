import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { answerWait } from '#db/journal/answer-wait.ts';
import type { Commit } from '#db/journal/commit.ts';
import { claimNotices, type DueNotice, nextNotice, settleNotice } from '#db/journal/notices.ts';
import { listMembers } from '#db/queries/members/list-members.ts';
import type { WaitNotice } from '#db/schema/waits.ts';
import type { Clock, Effects } from '#engine/host/host.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import { askForCallback } from './ask-for-callback.ts';
import { waitToken } from './keys.ts';

/** A notice that was taken up is left to its process for so long. */
const holdMs = 120_000;
const atOnce = 20;
const longestSleepMs = 30_000;

export type NoticesParts = {
  db: Database;
  mailer: Mailer | null;
  waitSecret: Uint8Array;
  url: string;
  /** How the runs of an organization call out. */
  effects: (orgId: string) => Pick<Effects, 'fetch'>;
  clock: Clock;
  log: Log;
};

/**
 * Asks services for the callbacks that runs wait for, and tells the assignees of approvals: of a new one, again while nobody answers, and others once it is escalated. What is
 * due stands in the wait's row, and one process takes it up; by mail where there is a mail server, and on the page of
 * approvals in any case.
 */
export class Notices {
  private readonly parts: NoticesParts;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private isWanted = false;
  private isStopped = true;

  constructor(parts: NoticesParts) {
    this.parts = parts;
  }

  start(): void {
    this.isStopped = false;
    this.look();
  }

  /** Looks at once when an approval or callback was opened here, or may have come nearer with its run's clock. */
  committed({ openWaits, patch }: Pick<Commit, 'openWaits' | 'patch'>): void {
    if (this.isStopped) return;
    if (patch.aheadMs !== undefined || openWaits.some(({ noticeAt }) => noticeAt !== undefined)) this.look();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
  }

  private look(): void {
    this.isWanted = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
      if (this.isWanted && !this.isStopped) this.look();
    });
  }

  private async work(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    let sleep: number | null = null;
    try {
      while (this.isWanted && !this.isStopped) {
        this.isWanted = false;
        const due = await claimNotices(this.parts.db, { limit: atOnce, holdMs });
        if (due.length === atOnce) this.isWanted = true;
        await Promise.all(due.filter(isCallback).map((notice) => this.ask(notice)));
        for (const notice of due) if (!isCallback(notice)) await this.tell(notice);
      }
      sleep = await nextNotice(this.parts.db);
    } catch (error) {
      this.parts.log.error('notices failed', { error: String(error) });
    }
    if (!this.isStopped)
      this.timer = setTimeout(() => this.look(), Math.min(sleep ?? longestSleepMs, longestSleepMs)).unref();
  }

  /** Asks for a callback; who cannot be asked fails the wait. */
  private async ask(due: DueNotice): Promise<void> {
    const { db, waitSecret, url, effects, log } = this.parts;
    const token = waitToken(waitSecret, due.runId, { ...due, kind: 'callback' });
    const address = `${url}/api/v1/waits/${token}`;
    const asked = await askForCallback(effects(due.orgId), due, { token, address });
    const now = this.parts.clock.now();
    if (asked !== null && asked.retryMs === null) {
      log.warn('callback not asked for', { runId: due.runId, error: asked.error.message });
      await answerWait(db, Buffer.from(due.keyHash, 'hex'), { answer: { error: { ...asked.error } }, by: null });
      return;
    }
    const noticeAt = asked === null ? null : new Date(now + (asked.retryMs ?? 0)).toISOString();
    await settleNotice(db, due, { notices: due.notices, assignees: due.assignees, noticeAt });
  }

  private async tell(due: DueNotice): Promise<void> {
    const { db, log } = this.parts;
    // A clock a millisecond behind would find the same reminder still to come, and tell it twice.
    const at = new Date(due.claimedAt);
    const kind = kindOf(due, at);
    const to = kind === 'escalated' ? due.escalateTo : due.assignees;
    for (const address of await this.addressesOf(due.orgId, to)) {
      await this.mail(due, kind, address).catch((error: unknown) =>
        log.warn('notice not sent', { runId: due.runId, error: String(error) }),
      );
    }
    const toldAt = new Date(at.getTime() + due.aheadMs).toISOString();
    const notices: WaitNotice[] = [...due.notices, { at: toldAt, kind, to }];
    const assignees = kind === 'escalated' ? [...new Set([...due.assignees, ...to])] : due.assignees;
    await settleNotice(db, due, { notices, assignees, noticeAt: nextAt({ ...due, notices }, at) });
  }

  /** A role stands for its members. */
  private async addressesOf(orgId: string, people: readonly string[]): Promise<string[]> {
    if (this.parts.mailer === null || people.length === 0) return [];
    const members = await asOrg(this.parts.db, orgId, (tx) => listMembers(tx));
    const addresses = people.flatMap((name) =>
      name.includes('@') ? [name] : members.filter(({ role }) => role === name).map(({ email }) => email),
    );
    return [...new Set(addresses.map((address) => address.toLowerCase()))];
  }

  private async mail(due: DueNotice, kind: WaitNotice['kind'], to: string): Promise<void> {
    const { url, waitSecret, mailer } = this.parts;
    const token = waitToken(waitSecret, due.runId, { ...due, kind: 'approval' });
    const title = due.title.replace(/[\r\n]+/g, ' ') || `${due.node} asks`;
    const until = due.dueAt === null ? '' : `It can be answered until ${due.dueAt}.\n\n`;
    await mailer?.send({
      to,
      subject: `${subjects[kind]}: ${title}`.slice(0, 200),
      text: `${title}\n\nTo see it and to answer, open this link. The first answer counts.\n\n${url}/wait/${token}\n\n${until}`,
    });
  }
}

function isCallback({ kind }: DueNotice): boolean {
  return kind === 'callback';
}

const subjects = { opened: 'Your decision is asked for', reminded: 'Still open', escalated: 'Nobody has answered yet' };

function kindOf({ notices, escalateAt }: DueNotice, now: Date): WaitNotice['kind'] {
  if (notices.length === 0) return 'opened';
  const isEscalated = notices.some(({ kind }) => kind === 'escalated');
  return escalateAt !== null && !isEscalated && Date.parse(escalateAt) <= now.getTime() ? 'escalated' : 'reminded';
}

/** When there is something to tell again, null when never; reminders keep their distance from when it was asked. */
function nextAt({ notices, remindMs, escalateAt, openedAt }: DueNotice, now: Date): string | null {
  const isEscalated = notices.some(({ kind }) => kind === 'escalated');
  const since = Date.parse(openedAt);
  // What falls due at nearly the same moment is told with this, not right after it.
  const told = now.getTime() + Math.min(1000, (remindMs ?? 0) / 2);
  const times = [
    ...(remindMs === null ? [] : [since + remindMs * (Math.floor((told - since) / remindMs) + 1)]),
    ...(escalateAt === null || isEscalated ? [] : [Date.parse(escalateAt)]),
  ];
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}
