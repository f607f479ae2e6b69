import {
  Ampersands, ArrowDownAZ, ArrowUpRight, Box, Braces, Bot, Brackets, Calculator, Calendar, CircleDot, Clock, CloudUpload, Code, Combine,
  Copy, CornerDownRight, Database, FileJson, FileText, Filter, Flag, Form, GitBranch, GitFork, GitMerge, Globe, Group, Hand, Hourglass,
  Image, Layers, Link, List, ListFilter, ListTree, Mail, MessageSquare, Octagon, OctagonX, PenLine, Play, Plug, Repeat, Reply, Rows3,
  Scissors, Send, Shuffle, Sigma, Sparkles, Split, Square, Table2, TextQuote, Timer, Type, UserCheck, Variable, Webhook, Workflow, Zap,
  type LucideIcon,
} from 'lucide-react';

/** Pictures by the names that node types use. */
export const glyphs: Record<string, LucideIcon> = {
  ampersands: Ampersands, 'arrow-down-a-z': ArrowDownAZ, sort: ArrowDownAZ, 'arrow-up-right': ArrowUpRight, box: Box, braces: Braces, bot: Bot,
  brackets: Brackets, calculator: Calculator, calendar: Calendar, 'circle-dot': CircleDot, clock: Clock, upload: CloudUpload, code: Code,
  combine: Combine, copy: Copy, respond: CornerDownRight, 'corner-down-right': CornerDownRight, database: Database, 'file-json': FileJson,
  'file-text': FileText, filter: Filter, flag: Flag, form: Form, 'git-branch': GitBranch, branch: GitBranch, 'git-fork': GitFork,
  'git-merge': GitMerge, merge: GitMerge, globe: Globe, http: ArrowUpRight, group: Group, hand: Hand, hourglass: Hourglass, image: Image,
  layers: Layers, link: Link, list: List, 'list-filter': ListFilter, 'list-tree': ListTree, mail: Mail, message: MessageSquare,
  octagon: Octagon, 'octagon-x': OctagonX, stop: OctagonX, 'pen-line': PenLine, play: Play, plug: Plug, repeat: Repeat, loop: Repeat,
  reply: Reply, rows: Rows3, 'rows-3': Rows3, scissors: Scissors, send: Send, shuffle: Shuffle, sigma: Sigma, sparkles: Sparkles, split: Split,
  square: Square, table: Table2, 'table-2': Table2, 'text-quote': TextQuote, template: TextQuote, timer: Timer, type: Type,
  'user-check': UserCheck, approval: UserCheck, variable: Variable, webhook: Webhook, workflow: Workflow, zap: Zap,
};

export const fallback: LucideIcon = Box;
