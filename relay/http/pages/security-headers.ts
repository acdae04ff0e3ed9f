import type { FastifyReply } from 'fastify';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What no page of ours needs. */
const denied = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'];
const permissionsPolicy = denied.map((feature) => `${feature}=()`).join(', ');

const twoYearsSeconds = 2 * 365 * 24 * 3_600;

/** Goes with every page and every file of a page. @param isSecure whether the browser speaks TLS with this address. */
export function securePage(reply: FastifyReply, isSecure: boolean): FastifyReply {
  if (isSecure) reply.header('strict-transport-security', `max-age=${twoYearsSeconds}`);
  return reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissionsPolicy,
  });
}
