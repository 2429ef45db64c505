"""Where the rules of the measures are from, cited by several of them.

Only the titles and numbers were seen; the wording of the notices rests on published forms and
reports that follow them, so a measure says ``certain=False`` where practice differs.
"""

FORM = "财预〔2020〕10号 附件1 项目支出绩效自评表"
FRAMEWORK = "财预〔2020〕10号 附件2 项目支出绩效评价指标体系框架"
COMMON = "财预〔2013〕53号 预算绩效评价共性指标体系框架"
PRACTICE = "部门决算说明和评价报告的惯例"
