/** Every letter is a key stroke: numbers from the start, within and from the end, names in three scripts, notes, nothing. */
export const typedWords: readonly string[] = [
  '1381234', '1390001', '15050', '0511', '4321', '77889', '13800138000', '王芳', '李秀', '张伟', '陈', '退货', '发票', '投诉物流', 'wangfang', 'lxm', 'zw', 'liwei', 'nguyen van', 'tran thi',
  'dang thu', 'refund', 'asked for', 'khach', 'X12', 'X90', '售后', '大客户', '不存在', 'qqq', '186 退', '1', '8', '186', '17355', '2020', '15812', 'chenjun', 'xiupin',
];
