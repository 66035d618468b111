import { block, section, type Template, target, task } from "./template.ts"

/** 工作要点 in the form of GB/T 9704: title, recipients, preamble, sections, tasks with run-in leads, signature, date. */
export const workPoints: Template = {
  name: "work-points",
  title: { "zh-CN": "年度工作要点", en: "Work points of a year" },
  summary: {
    "zh-CN": "按公文格式：总体要求、分项任务、落实要求、署名和日期",
    en: "In the form of an official document: aims, tasks by section, how they are followed up, signature and date",
  },
  blocks: (year) => [
    block("title", `临江市数据局${year}年工作要点`, { period: String(year) }),
    block("recipients", "各县（区）数据局，市直有关单位："),
    block("paragraph", introduction(year)),
    section("夯实数字基础设施"),
    task("推进政务云统一管理。完成市直部门自建机房业务系统迁移，建立资源使用月度通报制度。", {
      leads: "市数据局",
      supports: "市财政局、市直有关单位",
      due: `${year}-09-30`,
    }),
    target("市直部门业务系统上云率", ">=", "95", "%", { due: `${year}-09-30`, owners: "市数据局" }),
    task("扩大千兆光网覆盖。新建小区同步建设光纤到户，老旧小区结合改造补齐通信设施。", {
      leads: "市通信发展办",
      supports: "市住房城乡建设局",
      due: `${year}-12-31`,
    }),
    section("提升政务服务水平"),
    task("深化高效办成一件事。梳理企业开办、新生儿出生等高频事项，统一办事指南，减少重复提交材料。", {
      leads: "市政务服务中心",
      supports: "市公安局、市卫生健康委、市市场监管局",
      due: `${year}-06-30`,
    }),
    target("新增集成办理事项", ">=", "12", "项", { due: `${year}-06-30`, owners: "市政务服务中心" }),
    task("办好民生诉求热线。健全接诉、转办、回访闭环机制，每季度分析群众反映集中的问题。", {
      leads: "市政务服务中心",
      due: `${year}`,
    }),
    target("诉求按时办结率", ">=", "98", "%", { due: `${year}`, owners: "市政务服务中心" }),
    section("激活数据要素价值"),
    task("开放公共数据资源。编制年度开放目录，优先开放交通、气象、医疗等社会需求集中的数据。", {
      leads: "市数据局",
      supports: "市交通运输局、市气象局、市卫生健康委",
      due: `${year}-10-31`,
    }),
    section("加强组织保障"),
    task("压实工作责任。各单位于一季度制定实施方案，明确分管负责人和联络员，每半年报送进展情况。", {
      leads: "市直有关单位",
      due: `${year}-03-31`,
    }),
    task("加强督促检查。市数据局会同市政府督查室对重点任务开展专项督查，结果予以通报。", {
      leads: "市数据局",
      supports: "市政府督查室",
      due: `${year}-11-30`,
    }),
    block("signature", "临江市数据局"),
    block("date", `${year}年1月15日`, { iso: `${year}-01-15` }),
  ],
}

function introduction(year: number): string {
  return `${year}年，全市数据工作坚持以人民为中心，围绕市委、市政府中心工作，夯基础、优服务、促应用、保安全，推动数字临江建设取得新成效。现提出如下工作要点。`
}
