import { directoryOf } from '../../relay/core/testing/drafts.ts';

/** Who is enrolled, by the numbers and extensions that the documents name. */
export const desk = directoryOf(['20001', '20002', '8001'], { 'cloud/1001': '20001', 'cloud/13812345678': '20002' });
