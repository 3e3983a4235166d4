import type { Conversation } from './conversation.js'

/** Conversations in Chinese. */
export const chinese: readonly Conversation[] = [
  {
    about: '穿雨衣的猫',
    turns: [
      {
        says: '画一只穿黄色雨衣的可爱小猫。',
        cast: { 'cat-face': 1 },
        looks: { 'cat-face': { wears: ['raincoat #ffdd2e'] } },
      },
      {
        says: '很好！现在下雨了，给猫一杯热可可。',
        cast: { 'cat-face': 1 },
        setting: { weather: 'rain' },
        looks: { 'cat-face': { wears: ['raincoat #ffdd2e'], holds: ['hot-beverage'] } },
        changes: { 'cat-face': ['holds'] },
      },
      {
        says: '把雨衣变成红色',
        cast: { 'cat-face': 1 },
        looks: { 'cat-face': { wears: ['raincoat #e5383b'] } },
        changes: { 'cat-face': ['wears'] },
      },
      {
        says: '改成晚上，再加两只青蛙',
        cast: { 'cat-face': 1, frog: 2 },
        setting: { time: 'night' },
      },
    ],
  },
  {
    about: '海滩上的狗',
    turns: [
      {
        says: '海滩上有一只狗和三个红色的气球',
        cast: { 'dog-face': 1, balloon: 3 },
        setting: { place: 'beach' },
        looks: { balloon: { colour: '#e5383b' } },
      },
      {
        says: '给狗戴上帽子和墨镜',
        cast: { 'dog-face': 1, balloon: 3 },
        looks: { 'dog-face': { wears: ['top hat', 'sunglasses'] } },
        changes: { 'dog-face': ['wears'] },
      },
      {
        says: '在狗的左边加一个球',
        cast: { 'dog-face': 1, balloon: 3, 'soccer-ball': 1 },
        where: [['soccer-ball', 'left of', 'dog-face']],
      },
      {
        says: '去掉气球，时间换成日落',
        cast: { 'dog-face': 1, 'soccer-ball': 1 },
        setting: { time: 'sunset' },
        gone: { balloon: 3 },
      },
    ],
  },
  {
    about: '城市里的汽车',
    turns: [
      {
        says: '城市里有一辆蓝色的汽车，正在下雪',
        cast: { automobile: 1 },
        setting: { place: 'city', weather: 'snow' },
        looks: { automobile: { colour: '#2f7fe0' } },
      },
      {
        says: '在汽车的右边加一辆自行车',
        cast: { automobile: 1, bicycle: 1 },
        where: [['bicycle', 'right of', 'automobile']],
      },
      {
        says: '把汽车变小一点',
        cast: { automobile: 1, bicycle: 1 },
        looks: { automobile: { grows: [0.7, 0.95] } },
        changes: { automobile: ['size'] },
      },
      {
        says: '不要下雪，把自行车换成公交车',
        cast: { automobile: 1, bus: 1 },
        setting: { weather: 'clear' },
        where: [['bus', 'right of', 'automobile']],
        changes: { bus: ['icon', 'size'] },
      },
    ],
  },
  {
    about: '森林里的女孩',
    turns: [
      {
        says: '森林里有一个穿红色裙子的女孩',
        cast: { girl: 1 },
        setting: { place: 'forest' },
        looks: { girl: { wears: ['dress #e5383b'] } },
      },
      {
        says: '女孩手里拿着一朵花',
        cast: { girl: 1 },
        looks: { girl: { wears: ['dress #e5383b'], holds: ['tulip'] } },
        changes: { girl: ['holds'] },
      },
      {
        says: '树后面有一只狐狸',
        cast: { girl: 1, 'deciduous-tree': 1, fox: 1 },
        where: [['fox', 'behind', 'deciduous-tree']],
      },
      {
        says: '把狐狸变大，起雾了',
        cast: { girl: 1, 'deciduous-tree': 1, fox: 1 },
        setting: { weather: 'fog' },
        looks: { fox: { grows: [1.1, 1.6] } },
        changes: { fox: ['size'] },
      },
    ],
  },
]
