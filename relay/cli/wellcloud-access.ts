import { changeSource, unknownSource } from '../auth/source-settings.ts';
import {
  createWellcloudClient,
  fixedToken,
  issuedTokens,
  readAccess,
  type HeldToken,
  type Tokens,
  type WellcloudClient,
  type WellcloudFailure,
  type WellcloudResult,
} from '../clouds/wellcloud/index.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { CommandFailed } from './output.ts';

/** The client of one source, by what `source set` gave for it; a token that it fetches is kept there for the next command. */
export function clientOf(data: string, id: string): WellcloudClient {
  const { apiBase, credentials } = withExistingDirectory(data, (store) => {
    const source = store.current().source(id);
    if (!source) throw new CommandFailed(unknownSource(id));
    if (source.dialect === 'wellcloud') return valueOf(readAccess(id, source.values));
    throw new CommandFailed({
      code: 'other-dialect',
      cause: `The source ${id} speaks ${source.dialect}, not wellcloud.`,
      mend: 'Name the right one; "danping-relay source list" tells all.',
    });
  });
  const keep = (held: HeldToken): void => {
    const values = new Map([['api-token', held.token], ['api-token-issued', new Date(held.issuedAt).toISOString()]]);
    withExistingDirectory(data, (store) => valueOf(changeSource(store, id, { values })));
  };
  const tokens: Tokens = credentials.kind === 'token' ? fixedToken(credentials.token) : issuedTokens({ ...credentials, keep, now: Date.now });
  return createWellcloudClient({ apiBase, tokens, fetch });
}

/** Takes the value, or ends the command with the failure's words, WellCloud's own code and its meaning among them. */
export function doneBy<Value>(id: string, result: WellcloudResult<Value>): Value {
  if (result.ok) return result.value;
  const { code, mend } = result.failure;
  throw new CommandFailed({ code, cause: causeOf(result.failure), mend: mend.replaceAll('source set ID', `source set ${id}`) });
}

function causeOf({ cause, returnCode, original }: WellcloudFailure): string {
  return original === null ? cause : cause.replace(/\.$/, ` (return code ${returnCode}, ${original}).`);
}
