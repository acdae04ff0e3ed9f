import type { Command } from 'commander';
import { unknownSource } from '../auth/source-settings.ts';
import { readAccess, type Access } from '../clouds/tel4vn/access.ts';
import { createTel4vnClient, hookIdPattern } from '../clouds/tel4vn/client.ts';
import { registerOwnHooks, withoutSecrets } from '../clouds/tel4vn/own-hooks.ts';
import type { Source } from '../core/ports.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { sourceIdOf } from './options.ts';
import { CommandFailed, usageFailure, type Terminal } from './output.ts';

/** What the commands need of the relay. */
export interface Tel4vnPorts {
  readonly source: (sourceId: string) => Source | undefined;
  /** Whether pushes to the address reach the source now. */
  readonly leadsHere: (sourceId: string, address: string) => boolean;
  /** The relay's hook address of the source, with a fresh secret. */
  readonly hookAddress: (sourceId: string) => Promise<string>;
  readonly terminal: Terminal;
}

export interface HooksOptions {
  readonly id: string;
  readonly json?: true;
}

export async function listHooks({ terminal, ...ports }: Tel4vnPorts, { id, json }: HooksOptions): Promise<void> {
  const hooks = valueOf(await createTel4vnClient(accessOf(ports, id)).listHooks()).map(({ callbackUrl, ...hook }) => ({
    ...hook,
    address: withoutSecrets(callbackUrl),
    leadsHere: ports.leadsHere(id, callbackUrl),
  }));
  if (json) return terminal.out(JSON.stringify(hooks));
  if (hooks.length === 0) terminal.out(`TEL4VN has no hooks for this account. Register the relay's: danping-relay tel4vn hooks create.`);
  for (const hook of hooks) terminal.out(`${hook.id}\t${hook.event}\t${hook.address}\t${hook.leadsHere ? 'leads here' : 'leads elsewhere'}`);
}

export async function createHooks({ terminal, ...ports }: Tel4vnPorts, { id, json }: HooksOptions): Promise<void> {
  const access = accessOf(ports, id);
  const registered = valueOf(
    await registerOwnHooks({
      client: createTel4vnClient(access),
      callbackApiKey: access.callbackApiKey,
      leadsHere: (address) => ports.leadsHere(id, address),
      hookAddress: async () => {
        const address = await ports.hookAddress(id);
        if (isLoopback(address)) terminal.err(unreachableFromOutside);
        return address;
      },
    }),
  );
  if (json) return terminal.out(JSON.stringify(registered));
  const { created, existing } = registered;
  if (created.length > 0) terminal.out(`Registered: ${created.join(', ')}.`);
  if (existing.length > 0) terminal.out(`There already: ${existing.join(', ')}.`);
}

export async function deleteHooks({ terminal, ...ports }: Tel4vnPorts, hookIds: readonly string[], { id, json }: HooksOptions): Promise<void> {
  const client = createTel4vnClient(accessOf(ports, id));
  for (const hookId of hookIds) {
    valueOf(await client.deleteHook(hookId));
    if (!json) terminal.out(`Deleted: ${hookId}.`);
  }
  if (json) terminal.out(JSON.stringify({ deleted: hookIds }));
}

const unreachableFromOutside =
  'danping-relay: The registered address is one of this machine alone, where TEL4VN cannot push to. ' +
  'Give "serve" a --public-url, delete these hooks and create them again.';

function isLoopback(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

function accessOf({ source }: Pick<Tel4vnPorts, 'source'>, id: string): Access {
  const found = source(id);
  if (!found) throw new CommandFailed(unknownSource(id));
  if (found.dialect === 'tel4vn') return valueOf(readAccess(id, found.values));
  throw new CommandFailed({
    code: 'other-dialect',
    cause: `The source ${id} speaks ${found.dialect}, not tel4vn.`,
    mend: 'Name the right one with --id; "danping-relay source list" tells all.',
  });
}

function hookIdOf(text: string, before: readonly string[] | undefined): readonly string[] {
  if (hookIdPattern.test(text)) return [...(before ?? []), text];
  throw usageFailure(`"${text}" cannot be the id of a hook.`, 'Take it from "danping-relay tel4vn hooks list".');
}

interface CommandOptions extends HooksOptions {
  readonly data: string;
}

/**
 * Adds `tel4vn hooks list|create|delete`.
 *
 * @param hookAddress the whole address of the source's hook, with a secret made for this call and valid from now on
 */
export function addTel4vnCommands(
  program: Command,
  terminal: Terminal,
  hookAddress: (data: string, sourceId: string) => Promise<string>,
): void {
  const hooks = program.command('tel4vn').description('what TEL4VN itself has to be told').command('hooks').description('where TEL4VN pushes its events');
  const portsOf = (data: string): Tel4vnPorts => ({
    source: (id) => withExistingDirectory(data, (store) => store.current().source(id)),
    leadsHere: (id, address) =>
      withExistingDirectory(data, (store) => {
        const prefix = `${store.hookUrl()}/hooks/${id}/`;
        return address.startsWith(prefix) && store.current().sourceWithSecret(id, address.slice(prefix.length)) !== undefined;
      }),
    hookAddress: (id) => hookAddress(data, id),
    terminal,
  });
  const add = (signature: string, description: string): Command =>
    hooks
      .command(signature)
      .description(description)
      .requiredOption('--data <dir>', 'the data folder')
      .option('--id <source>', 'which source of the relay', sourceIdOf, 'tel4vn')
      .option('--json', 'one line of JSON');

  add('list', 'the hooks that TEL4VN has').action((options: CommandOptions) => listHooks(portsOf(options.data), options));
  add('create', 'registers the relay for every event that does not lead here yet').action((options: CommandOptions) =>
    createHooks(portsOf(options.data), options),
  );
  add('delete', 'deletes hooks by their ids')
    .argument('<hook...>', 'ids, from "hooks list"', hookIdOf)
    .action((hookIds: readonly string[], options: CommandOptions) => deleteHooks(portsOf(options.data), hookIds, options));
}
