import { callIdSchema, mediaFilesSchema, rtpAddressSchema } from '../clouds/wellcloud/index.ts';
import { usageFailure } from './output.ts';

/** What WellCloud calls something, as its events say it. */
export function filledOf(text: string): string {
  const read = callIdSchema.safeParse(text);
  if (read.success) return read.data;
  throw usageFailure('A value is empty.', 'Take it from the data of the ivr.started event.');
}

/** Where the audio of one side goes (wellcloud-ivr.md, 4.1.3). */
export function rtpAddressOf(text: string): string {
  if (rtpAddressSchema.safeParse(text).success) return text;
  throw usageFailure(`"${text}" is no address for audio.`, 'Give udp://HOST:PORT, for instance udp://172.16.200.17:33121.');
}

/** Collects audio files, which are told apart by `;` on the wire (5.1.3): none may hold one. */
export function collectFile(text: string, before: readonly string[] | undefined): readonly string[] {
  const files = mediaFilesSchema.safeParse([...(before ?? []), text]);
  if (files.success) return files.data;
  throw usageFailure('The name of an audio file is empty or holds a semicolon.', 'Give several files one after the other: welcome.wav bye.wav.');
}
