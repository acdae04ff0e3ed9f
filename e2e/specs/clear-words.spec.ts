import { expect, test } from '../fixtures/scene.ts';
import { expectConnection } from '../helpers/marks.ts';

test('a wrong token is told in words, not with a spinner', async ({ scene }) => {
  const desk = await scene.desk({ token: 'not-a-token' });
  await expectConnection(desk, 'offline');
  await expect(desk.main.locator('[data-failure="unauthorized"]')).toContainText('令牌');
});

test('without switches the app says how to begin', async ({ scene }) => {
  const desk = await scene.desk({ switches: ['--lang=en'], token: null });
  await expect(desk.main.locator('[data-screen="enrolment"]')).toContainText('Your admin gives you an address and a one-time code');
});
