import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortName } from './short-name.ts';
import { fitWall, smallestTile } from './wall-fit.ts';

describe('a wall', () => {
  it('shows sixty people at once on a full-HD screen, and fewer as large as they can be', () => {
    expect(fitWall(60, 1_888, 900)).toMatchObject({ columns: 6, rows: 10 });
    expect(fitWall(500, 1_888, 900)).toMatchObject({ columns: 6, rows: 10 });
    expect(fitWall(12, 1_888, 900).scale).toBeGreaterThan(1.4);
    expect(fitWall(0, 1_888, 900).columns).toBe(1);
  });

  it('has a place for everybody, or is full, and never makes a tile smaller than can be read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 320, max: 4_000 }), fc.integer({ min: 100, max: 2_200 }), (count, width, height) => {
        const { columns, rows, scale } = fitWall(count, width, height);
        const most = Math.max(1, Math.floor(width / smallestTile.width)) * Math.max(1, Math.floor(height / smallestTile.height));
        expect(columns * rows).toBeGreaterThanOrEqual(Math.min(count, most));
        expect(scale).toBeGreaterThanOrEqual(1);
        if (columns > 1) expect(width / columns).toBeGreaterThanOrEqual(smallestTile.width * scale - 1e-6);
        if (rows > 1) expect(height / rows).toBeGreaterThanOrEqual(smallestTile.height * scale - 1e-6);
      }),
    );
  });
});

describe('a name on a wall', () => {
  it('keeps what somebody is called by', () => {
    expect([20, 15, 14, 3].map((most) => shortName('Nguyễn Thị Minh Khai', most))).toEqual(['Nguyễn Thị Minh Khai', 'N.T. Minh Khai', 'N.T. Minh Khai', 'N.T.M. Khai']);
    expect(shortName('欧阳娜娜', 2)).toBe('欧阳娜娜');
    expect(shortName('', 5)).toBe('');
  });
});
