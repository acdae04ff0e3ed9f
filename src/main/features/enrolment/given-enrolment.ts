import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Switches } from '../../switches.ts';
import type { GivenEnrolment } from './enrolment.ts';
import type { Preset } from './preset.ts';

/** What is said about who sits here before anybody is asked: switches first, then the preset. */
export function givenEnrolment(switches: Switches, preset: Preset): Result<GivenEnrolment> {
  const { token, enrol } = switches;
  const relay = enrol?.relay ?? switches.relay ?? preset.relay ?? null;
  if (token !== undefined && relay === null) return fail('wrong-switch', '--token stands without --relay.', 'Give both: --relay=http://host:7700 --token=TOKEN.');
  const ofSwitches = enrol?.code ?? switches.code ?? null;
  return ok({
    relay,
    token: token ?? null,
    code: ofSwitches ?? preset.code ?? null,
    key: enrol?.key ?? preset.updateKey ?? null,
    codeOfPreset: ofSwitches === null && preset.code !== undefined,
    withoutKeyStore: preset.withoutKeyStore ?? null,
  });
}
