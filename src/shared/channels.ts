/** The page asks its host: `invoke(callChannel, method, input)`, answered with a `Result`. */
export const callChannel = 'danping:call';

/** The host tells the page: `send(noticeChannel, name, payload)`. */
export const noticeChannel = 'danping:notice';
