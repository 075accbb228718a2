# WeasyPrint 70.0: python make.py && weasyprint resume.html resume.pdf (make.py writes resume.html and gold.json; fonts/ holds Noto Sans CJK SC Regular and Bold, cut by pyftsubset to the letters of resume.html)
import json

J = "工作经历"
GOLD = {
    "name": "欧阳静怡", "headline": "采购经理",
    "contact": {"email": "ouyang.jingyi@example.com", "phone": "139-5550-0126", "links": [], "location": "苏州"},
    "summary": "十二年制造业采购经验，熟悉注塑、冲压和电子料件。擅长供应商开发与年度议价，累计降本超过6,200万元；能用英语与海外供应商独立谈判。",
    "positions": [
        {"organization": "苏州澄湖精密机电有限公司", "title": "采购经理", "start": "2020-04", "end": "present", "location": None, "section": J, "bullets": [
            "带领9人团队，管理供应商183家，年采购额4.1亿元。",
            "推行双供应商策略，关键料件缺料停线由每年23次降至3次。",
            "主导连接器国产替代项目，14个料号单价平均下降31%。",
            "重订付款条件，平均账期由45天延长到72天。"]},
        {"organization": "昆山瑞岭汽车零部件有限公司", "title": "高级采购工程师", "start": "2016-07", "end": "2020-03", "location": None, "section": J, "bullets": [
            "负责注塑件与橡胶件采购，年采购额8,600万元，连续三年完成5%降本目标。",
            "建立供应商评分表，来料不良率从1,900 PPM降到420 PPM。"]},
        {"organization": "无锡明桥电器厂", "title": "采购员", "start": "2013-08", "end": "2016-06", "location": None, "section": J, "bullets": [
            "跟催订单每月约650张，准时交货率由82%提升到95%。",
            "整理物料编码7,400条，清除重复料号1,130条。"]}],
    "education": [{"institution": "太湖理工学院", "degree": "物流管理 本科", "start": "2009-09", "end": "2013-06"}],
    "skills": ["SAP MM", "供应商审核", "成本分析", "合同谈判", "Excel", "Power BI"],
    "certifications": [{"name": "注册采购经理", "issuer": None, "date": "2018-05"}, {"name": "大学英语六级", "issuer": None, "date": "2012-12"}],
    "patents": [], "publications": [], "projects": [], "awards": [], "volunteering": [],
    "languages": ["普通话（母语）", "英语（流利）"],
    "sections": ["个人简介", J, "教育背景", "证书", "专业技能", "语言能力"],
    "hard": "Chinese one-page template with photo; dates in a left column, 至今 for an open end, employer and job title on one line, full-width punctuation",
    "made_with": "WeasyPrint 70.0",
}


def d(x):
    return "至今" if x == "present" else x.replace("-", ".")


def row(when, left, right="", bullets=()):
    ul = "<ul>" + "".join(f"<li>{b}</li>" for b in bullets) + "</ul>" if bullets else ""
    return f'<div class="row"><div class="when">{when}</div><div><div class="top"><b>{left}</b><span>{right}</span></div>{ul}</div></div>'


h = lambda t: f"<h2><span>{t}</span></h2>"
page = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>简历</title><style>@font-face{font-family:N;src:url(fonts/r.otf)}@font-face{font-family:N;font-weight:700;src:url(fonts/b.otf)}@page{size:A4;margin:16mm 17mm}body{margin:0;font:9.6pt/1.6 N}
.photo{float:right;width:24mm;height:32mm;background:#cfd8dc}h1{font-size:22pt;margin:0;line-height:1.3;color:#1b4f72}.aim{font-size:11.5pt;margin:0 0 2mm}.info{color:#444}
h2{clear:both;font-size:11pt;margin:5mm 0 2.4mm;border-bottom:1.2pt solid #1b4f72}h2 span{display:inline-block;background:#1b4f72;color:#fff;padding:.4mm 4mm}
.row{display:grid;grid-template-columns:36mm 1fr;margin-bottom:2.4mm}.when{color:#555}.top{display:flex;justify-content:space-between}ul{margin:.6mm 0 0;padding-left:4.5mm}p{margin:0}</style>
<div class="photo"></div><h1>欧阳静怡</h1><p class="aim">采购经理</p><p class="info">电话：139-5550-0126　｜　邮箱：ouyang.jingyi@example.com</p><p class="info">现居地：苏州　｜　工作年限：12年</p>
"""
page += h("个人简介") + f"<p>{GOLD['summary']}</p>" + h(J)
page += "".join(row(d(p["start"]) + " - " + d(p["end"]), p["organization"], p["title"], p["bullets"]) for p in GOLD["positions"])
page += h("教育背景") + row("2009.09 - 2013.06", "太湖理工学院", "物流管理 本科")
page += h("证书") + "".join(row(d(c["date"]), c["name"]) for c in GOLD["certifications"])
page += h("专业技能") + "<p>SAP MM、供应商审核、成本分析、合同谈判、Excel、Power BI</p>" + h("语言能力") + "<p>普通话（母语）、英语（流利）</p></html>"
open("resume.html", "w").write(page)
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
