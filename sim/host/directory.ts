import type { Directory, EnrolledAgent, Source } from '../../relay/core/ports.ts';
import { audienceKeyOf, type Viewer } from '../../relay/core/viewer.ts';

export const moorSource: Source = { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', values: {} };
export const tel4vnSource: Source = { id: 'hanoi', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh', values: {} };
export const wellcloudSource: Source = { id: 'well', dialect: 'wellcloud', timeZone: 'Asia/Shanghai', values: {} };

/** Numbers of this many agents are given out from here on. */
const firstNumber = 20_001;
/** Their extensions on the second cloud. */
const firstExtension = 101;

export interface Person {
  readonly token: string;
  readonly viewer: Viewer;
}

/** Who is who in the centre, and whose token holds. */
export class SimDirectory implements Directory {
  readonly agents: readonly (EnrolledAgent & { readonly extension: string })[];
  readonly people: readonly Person[];
  readonly #sources = new Map([moorSource, tel4vnSource, wellcloudSource].map((source) => [source.id, source]));
  readonly #byNumber: ReadonlyMap<string, EnrolledAgent>;
  readonly #byExtension: ReadonlyMap<string, EnrolledAgent>;
  readonly #byToken: ReadonlyMap<string, Person>;
  readonly #withdrawn = new Set<string>();

  constructor(agents: number, supervisors: number) {
    this.agents = Array.from({ length: agents }, (_, index) => {
      const number = String(firstNumber + index);
      return { number, name: `坐席${number}`, audienceKey: audienceKeyOf(moorSource.id, number), extension: String(firstExtension + index) };
    });
    this.#byNumber = new Map(this.agents.map((agent) => [agent.number, agent]));
    this.#byExtension = new Map(this.agents.map((agent) => [agent.extension, agent]));
    this.people = [
      ...this.agents.map(({ number, name, audienceKey }) => ({
        token: `agent-${number}`,
        viewer: { role: 'agent' as const, agentNumber: number, name, audienceKey },
      })),
      ...Array.from({ length: supervisors }, (_, index) => ({
        token: `supervisor-${index}`,
        viewer: { role: 'supervisor' as const, login: `supervisor-${index}` },
      })),
    ];
    this.#byToken = new Map(this.people.map((person) => [person.token, person]));
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  agentBehind(source: string, extension: string): EnrolledAgent | undefined {
    if (source === moorSource.id) return this.#byNumber.get(extension);
    return source === tel4vnSource.id ? this.#byExtension.get(extension) : undefined;
  }

  viewerWith(token: string): Viewer | undefined {
    return this.#withdrawn.has(token) ? undefined : this.#byToken.get(token)?.viewer;
  }

  /** @returns how to give it back */
  withdraw(token: string): () => void {
    this.#withdrawn.add(token);
    return () => this.#withdrawn.delete(token);
  }
}
