import { block, section, type Template, target, task } from "./template.ts"

/** 三年行动计划: aims with targets, tasks of three years, safeguards, and the task table drawn from all of it. */
export const actionPlan: Template = {
  name: "action-plan",
  title: { "zh-CN": "三年行动计划", en: "Action plan of three years" },
  summary: {
    "zh-CN": "总体要求、主要目标、重点任务、保障措施，附任务分解表",
    en: "Aims, targets, main tasks, safeguards, and the table of tasks",
  },
  blocks: (year) => [
    block("title", `临江市城市绿道建设三年行动计划（${year}—${year + 2}年）`, { period: `${year}/${year + 2}` }),
    block("paragraph", "为改善人居环境，方便群众健身休闲，建设连山、通水、串园、便民的城市绿道网络，制定本行动计划。"),
    section("总体要求"),
    block(
      "paragraph",
      "坚持规划引领、因地制宜、节约集约，充分利用现有道路、堤岸和林地，不大拆大建，不侵占耕地，做到建成一段、开放一段、管好一段。",
    ),
    section("主要目标"),
    block("paragraph", `到${year + 2}年底，基本建成城区绿道主骨架，居民出门步行十分钟可达绿道。`),
    task("形成绿道网络。城区主要公园、滨水空间和居住片区由绿道连接成网。", {
      leads: "市城市管理局",
      due: `${year + 2}-12-31`,
    }),
    target("建成绿道", ">=", "120", "公里", { due: `${year + 2}-12-31`, owners: "市城市管理局" }),
    target("绿道服务半径覆盖率", ">=", "85", "%", { due: `${year + 2}-12-31`, owners: "市自然资源局" }),
    section("重点任务"),
    task(`编制专项规划。开展现状普查，${year}年上半年完成绿道专项规划并向社会公示。`, {
      leads: "市自然资源局",
      supports: "市城市管理局、市水务局",
      due: `${year}-H1`,
    }),
    task("建设滨江示范段。整治沿江堤岸，贯通步行道、骑行道，同步完善照明、座椅和无障碍设施。", {
      leads: "市水务局",
      supports: "市城市管理局、市残联",
      due: `${year}-12-31`,
      priority: "key",
    }),
    target("建成滨江示范段", "=", "18", "公里", { due: `${year}-12-31`, owners: "市水务局" }),
    task("打通断点堵点。逐段摸排跨路、跨河断点，采取立体过街、信号优化等方式限期打通。", {
      leads: "市住房城乡建设局",
      supports: "市公安局、市交通运输局",
      due: `${year + 1}-12-31`,
    }),
    task("健全管护机制。明确管护单位和标准，推行路段长制，建立市民监督员队伍。", {
      leads: "市城市管理局",
      supports: "各县（区）政府",
      due: `${year + 2}`,
    }),
    section("保障措施"),
    task("加强资金保障。市、县（区）两级财政按比例分担建设资金，鼓励社会力量以捐建、认养等方式参与。", {
      leads: "市财政局",
      supports: "各县（区）政府",
      due: `${year}/${year + 2}`,
    }),
    task("严格考核评估。每年年底对各县（区）建设任务完成情况开展评估，评估结果向社会公布。", {
      leads: "市城市管理局",
      due: `${year}/${year + 2}`,
    }),
    block("annexNote", "附件：重点任务分解表"),
    block("title", "重点任务分解表", { part: "annex" }),
    block("schedule"),
  ],
}
