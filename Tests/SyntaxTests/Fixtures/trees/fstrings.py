f''
f'a'
f"{x}"
f'a{x}b{y}c'
f'{x!r}{x!s}{x!a}'
f'{x:>10}{x:{w}.{p}}{x!r:^{w}}'
f'{x=}{x = }{ x=!s}{x=:>5}{x=!r:>5}{x + 1 = }'
f'{{}}{{{x}}}'
f'{x:%Y-%m-%d}{x:}'
f'{a["b"]}{a[b]}{a.b}{a(b)}{a(b=1)}'
f"{a['b']}{a['b']['c']}"
f"{ {'a': 1}['a'] }{ {1, 2} }{[1, 2][0]}"
f'{a, b}{(a, b)}{a,}'
f'{lambda_}{(lambda x: x)(1)}'
f'{a if b else c}{a or b}{not a}'
f'{a != b}{a == b}{a <= b}{a >= b}{a < b}{a > b}'
f'{(a := 5)}{a:=5}'
f'{x for x in y}{[x for x in y]}'
f'{*a, b}'
f'{"quoted"}{"a" "b"}'
f"{'nested'}{f'{x}'}{f'{x:{y}}'}"
f'''{
x
}'''
f'''a
b{x}c
{y + z}
  {  long_name  }{w:{v}
}'''
f"""{'''triple'''}"""
rf'\d{x}\n{y}'
fr"{x}\{y}"
F'{x}'
f'\n{x}\t{{\x41}}'
f'\{x}'
'a' f'{x}' 'b' "c" f"{y}" f''
('one'
 f'two{x}'
 'three')
f'{x}' '{y}'
'{x}' f'{{y}}'
f'é{ñ}日{x + é}本'
'é' f'{x}'
x = f'{a}' + f"{b}"
print(f'{a:,}', f"{b!r}", sep=f'{c}')
print(f"""
{first}
  {second:>{width}}
""")
f'{x:{"a"}}{x:{y!r}}'
f'{x:a{y}b{z}c}'
f'{3.4:10}{3!r:>{4}}'
f'{x  }{  x}{x }'
