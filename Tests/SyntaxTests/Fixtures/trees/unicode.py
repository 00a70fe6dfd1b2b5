é = 1
日本 = é + 2
def ñandú(größe, *, ß=1): return größe
class Ünï: ñ = 1
x.é.日 = [é for é in 日本]
µ = ﬁ = ª
𝒳 = 1
"日本" + é; é + "é" + é
f(é, 日本=é, *日, **本)
print('é', é, """日
本""", é)
lambda é: é
import é.日 as 本
_é1 = __x__ = _
