import type { Command } from 'commander';
import { sourceIdOf } from './options.ts';
import type { Terminal } from './output.ts';
import { clientOf, doneBy } from './wellcloud-access.ts';
import { collectFile, filledOf, rtpAddressOf } from './wellcloud-options.ts';

interface CommandOptions {
  readonly data: string;
  readonly json?: true;
}

interface MonitorOptions extends CommandOptions {
  readonly sipCallId: string;
  readonly fromTag: string;
  readonly toTag: string;
  readonly aRtp: string;
  readonly cRtp: string;
  readonly device: string;
}

/** Adds `wellcloud monitor|play|stop|stop-and-play`: what WellCloud can be told to do with a call in its IVR. */
export function addWellcloudCommands(program: Command, terminal: Terminal): void {
  const wellcloud = program.command('wellcloud').description('commands for a call that is in WellCloud’s IVR now');
  /** A command on one live call. */
  const onCall = (name: string, description: string): Command =>
    wellcloud
      .command(name)
      .description(description)
      .argument('<source>', 'which source of the relay', sourceIdOf)
      .argument('<call>', 'the callId of the ivr.started event', filledOf)
      .requiredOption('--data <dir>', 'the data folder')
      .option('--json', 'one line of JSON');
  const onCallWithFiles = (name: string, description: string): Command =>
    onCall(name, description).argument('<file...>', 'audio files by their paths on WellCloud, played one after the other', collectFile);
  const tell = ({ json }: CommandOptions, done: object, words: string): void => terminal.out(json ? JSON.stringify(done) : words);

  onCall('monitor', 'has the audio of both sides sent as RTP')
    .requiredOption('--sip-call-id <id>', 'sipCallId of the ivr.started event', filledOf)
    .requiredOption('--from-tag <tag>', 'sipFromTag of it', filledOf)
    .requiredOption('--to-tag <tag>', 'sipToTag of it', filledOf)
    .requiredOption('--a-rtp <udp://host:port>', 'where to send what the IVR says', rtpAddressOf)
    .requiredOption('--c-rtp <udp://host:port>', 'where to send what the customer says', rtpAddressOf)
    .requiredOption('--device <device>', 'the IVR’s device with its domain, deviceId of the event', filledOf)
    .action(async (source: string, callId: string, options: MonitorOptions) => {
      const { sipCallId, fromTag, toTag, aRtp, cRtp, device } = options;
      const call = { callId, sipCallId, sipFromTag: fromTag, sipToTag: toTag, ivrRtp: aRtp, customerRtp: cRtp, deviceId: device };
      const { requestId } = doneBy(source, await clientOf(options.data, source).monitorCall(call));
      tell(options, { source, callId, requestId }, `The audio of ${callId} is on its way; WellCloud knows the request as ${requestId}.`);
    });

  onCallWithFiles('play', 'plays audio files to the caller').action(
    async (source: string, callId: string, files: readonly string[], options: CommandOptions) => {
      doneBy(source, await clientOf(options.data, source).playMedia(callId, files));
      tell(options, { source, callId, files }, `Playing to ${callId}: ${files.join(', ')}.`);
    },
  );

  onCall('stop', 'stops what is being played, and drops the files after it').action(
    async (source: string, callId: string, options: CommandOptions) => {
      doneBy(source, await clientOf(options.data, source).stopMedia(callId));
      tell(options, { source, callId, stopped: true }, `Stopped what was playing to ${callId}.`);
    },
  );

  onCallWithFiles('stop-and-play', 'stops what is being played, and plays other files').action(
    async (source: string, callId: string, files: readonly string[], options: CommandOptions) => {
      doneBy(source, await clientOf(options.data, source).stopAndPlayMedia(callId, files));
      tell(options, { source, callId, stopped: true, files }, `Stopped what was playing to ${callId}; playing: ${files.join(', ')}.`);
    },
  );
}
