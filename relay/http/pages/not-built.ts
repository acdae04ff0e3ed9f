/** What a person reads where the pages have not been built yet. */
const texts = {
  en: {
    title: 'Danping: the pages are not built',
    body: 'The relay runs and takes pushes, but its pages are missing. In a clone, run this once, then reload this page:',
    else: 'An installed relay finds them with “serve --pages DIR”.',
  },
  'zh-CN': {
    title: '弹屏：页面尚未生成',
    body: '中继正在运行并接收推送，但网页文件还没有生成。请在代码目录中运行一次下面的命令，然后刷新本页：',
    else: '已安装的中继用 “serve --pages 目录” 指定网页文件的位置。',
  },
  vi: {
    title: 'Danping: chưa có các trang',
    body: 'Relay đang chạy và nhận sự kiện, nhưng các trang web chưa được tạo. Trong thư mục mã nguồn, hãy chạy lệnh sau một lần rồi tải lại trang này:',
    else: 'Relay đã cài đặt tìm các trang bằng “serve --pages THƯ_MỤC”.',
  },
} as const;

/** @param accepted the `Accept-Language` header */
export function notBuiltPage(accepted: string | undefined): string {
  const language = wanted(accepted ?? '');
  const { title, body, else: otherwise } = texts[language];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${body}</p><pre>npm run build</pre><p>${otherwise}</p></body></html>\n`;
}

function wanted(accepted: string): keyof typeof texts {
  const wishes = accepted
    .split(',')
    .map((wish) => {
      const [tag = '', ...rest] = wish.trim().toLowerCase().split(';');
      const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
      return { tag, weight: Number.isNaN(weight) ? 0 : weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const primary = tag.split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'vi' || primary === 'en') return primary;
  }
  return 'en';
}
