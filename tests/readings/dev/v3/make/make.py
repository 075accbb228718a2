# python-docx 1.2 (and Pillow for the grey portrait). Command: python make.py ../resume.docx
import io, sys
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_TAB_ALIGNMENT, WD_ALIGN_PARAGRAPH
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
from PIL import Image, ImageDraw

FONT = "微软雅黑"
d = Document()
s = d.sections[0]
s.page_width, s.page_height = Cm(21), Cm(29.7)
s.left_margin = s.right_margin = Cm(1.9)
s.top_margin, s.bottom_margin = Cm(1.2), Cm(1.4)
st = d.styles["Normal"]
st.font.name, st.font.size = "Arial", Pt(9.5)
st.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
st.paragraph_format.space_after = Pt(1)
st.paragraph_format.line_spacing = 1.0

def shade(el, color):
    sh = OxmlElement("w:shd")
    for k, v in (("val", "clear"), ("color", "auto"), ("fill", color)):
        sh.set(qn("w:" + k), v)
    el.append(sh)

def head(text):
    p = d.add_paragraph()
    p.paragraph_format.space_before, p.paragraph_format.space_after = Pt(5), Pt(2)
    p.paragraph_format.keep_with_next = True
    pPr = p._p.get_or_add_pPr()
    shade(pPr, "2F5D8A")
    r = p.add_run(text); r.bold = True; r.font.size = Pt(11.5); r.font.color.rgb = RGBColor(255, 255, 255)

def line(a, b, c, first=False):
    p = d.add_paragraph()
    p.paragraph_format.space_before = Pt(0 if first else 4)
    p.paragraph_format.keep_with_next = True
    p.paragraph_format.tab_stops.add_tab_stop(Cm(3.9))
    p.paragraph_format.tab_stops.add_tab_stop(Cm(17.2), WD_TAB_ALIGNMENT.RIGHT)
    for t in (a, "\t" + b, "\t" + c):
        p.add_run(t).bold = True

def points(*items):
    for i, t in enumerate(items, 1):
        p = d.add_paragraph(f"{i}、{t}")
        p.paragraph_format.left_indent = Cm(.65)
        p.paragraph_format.first_line_indent = Cm(-.65)

# portrait
im = Image.new("RGB", (150, 200), (226, 232, 238)); g = ImageDraw.Draw(im)
g.ellipse((45, 35, 105, 105), fill=(150, 165, 180)); g.ellipse((15, 115, 135, 300), fill=(150, 165, 180))
buf = io.BytesIO(); im.save(buf, "PNG"); buf.seek(0)

p = d.add_paragraph(); p.alignment = WD_ALIGN_PARAGRAPH.CENTER
r = p.add_run("沈若溪"); r.bold = True; r.font.size = Pt(22)
p = d.add_paragraph(); p.alignment = WD_ALIGN_PARAGRAPH.CENTER
r = p.add_run("求职意向：人力资源业务合作伙伴（HRBP）"); r.font.size = Pt(11); r.font.color.rgb = RGBColor(0x2F, 0x5D, 0x8A)

head("基本信息")
rows = [("性　　别", "女", "出生年月", "1991年6月"),
        ("民　　族", "汉族", "政治面貌", "中共党员"),
        ("现居城市", "浙江杭州", "工作年限", "8年"),
        ("联系电话", "199 0000 0147", "电子邮箱", "shen.ruoxi@example.com"),
        ("微　　信", "ruoxi-hrbp", "到岗时间", "一个月内")]
t = d.add_table(rows=5, cols=5); t.style = "Table Grid"; t.autofit = False
W = [2.3, 4.4, 2.3, 5.4, 2.8]
for i, row in enumerate(rows):
    for j, v in enumerate(row):
        c = t.cell(i, j); c.text = v
        c.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if j % 2 == 0:
            shade(c._tc.get_or_add_tcPr(), "E8EEF4")
            c.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
for col, w in zip(t.columns, W):
    col.width = Cm(w)
for row in t.rows:
    for c, w in zip(row.cells, W):
        c.width = Cm(w)
pic = t.cell(0, 4).merge(t.cell(4, 4))
for q in pic.paragraphs[1:]:
    q._p.getparent().remove(q._p)
pic.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
pic.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
pic.paragraphs[0].add_run().add_picture(buf, width=Cm(1.75))

head("工作经历")
line("2021.03 – 至今", "云岫智能装备（杭州）有限公司", "高级HRBP（研发与制造中心）", True)
points("对接研发、制造、供应链三大业务单元共1,260人，牵头年度人力规划，人均产值由86万元提升至112万元，人力成本率下降2.4个百分点；",
       "主导九宫格人才盘点，覆盖P7以上骨干218人，建立关键岗位继任梯队，核心岗位继任者准备度由41%提升至73%；",
       "推动组织架构由职能制调整为“产品线+平台”矩阵，合并部门6个，平稳分流47人，零劳动仲裁；",
       "设计研发人员项目奖金方案，骨干主动离职率由18.6%降至9.2%。")
line("2018.08 – 2021.02", "云岫智能装备（杭州）有限公司", "HRBP")
points("负责销售与售后体系430人的招聘、绩效及员工关系，年度关键岗位到岗率96%，平均招聘周期缩短11天；",
       "搭建销售序列任职资格标准（5级12项），完成首轮认证163人；",
       "上线绩效辅导工作坊，绩效面谈完成率由62%提高到98%。")
line("2017.07 – 2018.07", "锦澜生活连锁超市集团", "管理培训生（人力资源）")
points("轮岗薪酬、招聘、培训三个模块，参与34家门店定岗定编，压减冗余编制129个；",
       "独立完成门店店长画像访谈28人次，输出胜任力模型一套。")
line("2016.07 – 2016.12", "启衡管理咨询（上海）有限公司", "咨询助理（实习）")
points("参与两家制造企业薪酬对标项目，清洗岗位薪酬数据4,300余条，撰写宽带薪酬诊断报告。")

head("项目经历")
line("2023.02 – 2023.11", "“启航”新任经理转身项目", "项目负责人", True)
points("为62名新任经理设计90天转身计划，团队敬业度得分提高8.5分。")
line("2019.09 – 2020.03", "HR共享服务中心筹建", "核心成员")
points("梳理入转调离流程27条，员工自助办理率达到81%，年节约工时约5,200小时。")

head("教育背景")
line("2014.09 – 2017.06", "钱江财经大学", "企业管理（硕士）", True)
line("2010.09 – 2014.06", "洞庭师范大学", "应用心理学（本科）")

head("资格证书")
for a, b, c in (("2022.06", "组织发展顾问认证（ODC）", "华东组织发展学会"),
                ("2019.11", "企业人力资源管理师（二级）", "浙东职业技能鉴定中心"),
                ("2013.12", "国家三级心理咨询师", "")):
    p = d.add_paragraph(a + "\t" + b + ("\t" + c if c else ""))
    p.paragraph_format.tab_stops.add_tab_stop(Cm(3.9))
    p.paragraph_format.tab_stops.add_tab_stop(Cm(17.2), WD_TAB_ALIGNMENT.RIGHT)

head("荣誉奖项")
for a, b in (("2022", "公司年度卓越管理者"), ("2016", "硕士研究生国家奖学金")):
    p = d.add_paragraph(a + "\t" + b); p.paragraph_format.tab_stops.add_tab_stop(Cm(3.9))

head("专业技能")
for a, b in (("专业能力：", "组织诊断、人才盘点、绩效管理、薪酬设计、劳动关系"), ("工具系统：", "北森、SAP SuccessFactors、Excel、Power BI")):
    p = d.add_paragraph(); p.add_run(a).bold = True; p.add_run(b)

head("语言能力")
d.add_paragraph("普通话（母语）　|　英语（CET-6）　|　日语（N2）")

head("自我评价")
d.add_paragraph("八年制造与零售行业人力资源经验，熟悉研发型组织的运作节奏；善于用数据与业务负责人对话，能够在组织变革中兼顾效率与人心；抗压能力强，做事踏实，乐于带教新人。")

fp = s.footer.paragraphs[0]; fp.alignment = WD_ALIGN_PARAGRAPH.CENTER
def fld(p, code):
    r = p.add_run()
    for typ, txt in (("begin", None), (None, code), ("end", None)):
        if typ:
            e = OxmlElement("w:fldChar"); e.set(qn("w:fldCharType"), typ)
        else:
            e = OxmlElement("w:instrText"); e.text = txt
        r._r.append(e)
fp.add_run("沈若溪的简历　第 "); fld(fp, "PAGE"); fp.add_run(" 页")
d.core_properties.author = "沈若溪"; d.core_properties.title = "个人简历"
d.save(sys.argv[1])
