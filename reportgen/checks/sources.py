"""Where the rules are from, cited by several of them.

Only titles and numbers of the notices were seen; ``PRACTICE`` is what published reports and forms
have in common, ``ARITHMETIC`` what needs no source.
"""

ARITHMETIC = "算术：同一数在各处必须相等"
MARGINS = "XBRL Calculations 1.1：按各数的舍入误差判断"
TEN = "财预〔2020〕10号 项目支出绩效评价管理办法及附件1 项目支出绩效自评表"
FRAMEWORK = "财预〔2013〕53号 预算绩效评价共性指标体系框架"
GUIDE = "财预〔2021〕101号 核心绩效目标和指标设置及取值指引"
NUMERALS = "GB/T 15835-2011 出版物上数字用法"
PUNCTUATION = "GB/T 15834-2011 标点符号用法"
PAGE = "GB/T 9704-2012 党政机关公文格式"
CLASSIFICATION = "政府收支分类科目：部门预算支出经济分类科目"
PRACTICE = "公开的部门决算、绩效自评和评价报告的惯例"
PUBLISHED = "公开的绩效报告中出现过的错误"
FORM = "格式本身（模板和格式说明）"
