import { type Attrs, type FlatBlock, flatToDoc } from "@yaodian/model"

/** The sample plan of the demo, about a fictional city: well-formed, with the gaps that a real draft has. */

let count = 0

function block(type: string, text: string, attrs: Attrs = {}): FlatBlock {
  count++
  return { id: `sample${String(count).padStart(4, "0")}`, type, attrs, runs: text === "" ? [] : [{ insert: text }] }
}

const section = (text: string) => block("heading", text)
const task = (text: string, attrs: Attrs = {}) => block("task", text, attrs)
const target = (text: string, attrs: Attrs) => block("target", text, attrs)

const blocks: readonly FlatBlock[] = [
  block("title", "临江市政协2027年工作要点", { part: "plan", period: "2027", numbering: "一、|（一）+|1.|（1）" }),
  block("note", "（2026年12月18日临江市政协第六届委员会第九次主席会议通过）", { role: "adoption" }),
  block(
    "paragraph",
    "2027年是临江市全面推进“一江两岸”建设的关键之年。市政协工作的总体要求是：围绕中心、服务大局，坚持建言资政和凝聚共识双向发力，把协商民主贯穿履职全过程，为建设宜居宜业的滨江城市作出积极贡献。",
  ),
  section("坚持学习先行，夯实共同思想基础"),
  task("加强政治引领。完善党组理论学习中心组学习制度，全年组织集体学习不少于8次，专题研讨不少于4次。", {
    leads: "办公室",
    due: "2027",
  }),
  target("党组理论学习中心组集体学习", { op: ">=", value: "8", unit: "次", quote: "集体学习不少于8次", due: "2027" }),
  target("专题研讨", { op: ">=", value: "4", unit: "次", quote: "专题研讨不少于4次", due: "2027" }),
  task("建设书香政协。开展“滨江读书汇”主题读书活动，每季度编发一期读书专刊，6月底前建成委员读书线上平台。", {
    leads: "文化文史委",
    supports: "办公室",
    due: "2027-06-30",
    dueText: "6月底前",
  }),
  task("办好委员培训。3月底前制定年度培训计划，分两期培训委员120人次。", {
    leads: "委员联络委",
    due: "2027-03-31",
    dueText: "3月底前",
  }),
  target("培训委员", { op: "=", value: "120", unit: "人次", quote: "培训委员120人次", due: "2027" }),
  section("聚焦中心大局，务实建言献策"),
  task("围绕产业转型议政。就“船舶制造业智能化改造”召开专题议政性常委会会议，形成建议案报市委、市政府。", {
    leads: "经济委",
    due: "2027-Q2",
  }),
  task("助推城乡融合发展。围绕沿江特色小镇建设开展联合调研，走访乡镇12个，形成调研报告3份。", {
    leads: "农业农村委",
    supports: "各民主党派市委会",
  }),
  target("走访乡镇", { op: "=", value: "12", unit: "个", quote: "走访乡镇12个" }),
  target("调研报告", { op: "=", value: "3", unit: "份", quote: "调研报告3份" }),
  task("服务民生实事。围绕老旧小区加装电梯、社区食堂运营、中小学课后服务等开展协商议事，推动解决民生问题30件以上。", {
    leads: "社会法制委",
    due: "2027-12-31",
  }),
  target("推动解决民生问题", { op: ">=", value: "30", unit: "件", quote: "推动解决民生问题30件以上" }),
  section("增强监督实效，推动决策落实"),
  task(
    "强化提案办理监督。建立提案办理信息反馈机制，严把立案关、审核关、交办关。确定10件重点提案由市领导领衔督办，选取20件重要提案由各专门委员会负责督办，11月底前开展办理情况民主评议，结果向社会公开。",
    {
      leads: "提案委",
      supports: "各专门委员会",
      due: "2027-11-30",
      dueText: "11月底前",
      priority: "key",
    },
  ),
  target("重点提案领衔督办", { op: "=", value: "10", unit: "件", quote: "10件重点提案" }),
  target("重要提案督办", { op: "=", value: "20", unit: "件", quote: "20件重要提案" }),
  task(
    "畅通民主监督渠道。贯彻落实关于加强和改进民主监督工作的实施意见》，围绕营商环境、食品安全等开展专项监督,适时召开监督工作汇报会。",
    {
      leads: "社会法制委",
    },
  ),
  section("广泛凝聚共识，画好最大同心圆"),
  task("加强同党派合作共事。健全联席会议、联合调研制度,走访各民主党派市委会和市工商联，全年开展联合调研4次。", {
    leads: "办公室",
    due: "2027",
  }),
  target("联合调研", { op: "=", value: "4", unit: "次", quote: "联合调研4次" }),
  task("密切联系界别群众。开展“委员进社区”活动，建成委员工作室16个。"),
  target("委员工作室", { op: "=", value: "16", unit: "个", quote: "委员工作室16个" }),
  task("讲好临江故事。办好文史馆和“江声”专栏，编印《临江渡口史话》、《两岸老街》"),
  section("加强自身建设，提升履职水平"),
  task("加强专门委员会建设。完善专门委员会工作规则，上半年召开专门委员会工作会议。", {
    leads: "办公室",
    due: "2027-H1",
    dueText: "上半年",
  }),
  task("推进智慧政协建设。9月底前上线履职服务平台二期，实现提案、社情民意信息、会议活动一网通办。", {
    leads: "办公室",
    supports: "市大数据中心",
    due: "2027-09-30",
    dueText: "9月底前",
  }),
  block("annexNote", "附件：临江市政协2027年主要工作安排表"),
  block("signature", "临江市政协办公室"),
  block("date", "2026年12月20日", { iso: "2026-12-20" }),
]

/** The sample as a document. */
export function samplePlan() {
  return flatToDoc(blocks)
}
