extension ErrorGrammar {
  static let expressions = #"""
    expressions: expression (',' expression)+ ','? -> tuple | expression ',' -> tuple | expression
    expression*:
      | invalid_expression
      | invalid_legacy_expression
      | disjunction 'if' disjunction 'else' expression -> conditional
      | disjunction
      | lambdef
    yield_expr: 'yield' 'from' expression -> yield | 'yield' star_expressions? -> yield
    star_expressions:
      | star_expression (',' star_expression)+ ','? -> tuple
      | star_expression ',' -> tuple
      | star_expression
    star_expression*: '*' bitwise_or -> starred | expression
    star_named_expressions: ','.star_named_expression+ ','?
    star_named_expression: '*' bitwise_or -> starred | named_expression
    assignment_expression: NAME ':=' ~ expression -> walrus
    named_expression: assignment_expression | invalid_named_expression | a=expression !':=' -> =a

    disjunction*: conjunction ('or' conjunction)* -> fold expression
    conjunction*: inversion ('and' inversion)* -> fold expression
    inversion*: 'not' inversion -> expression | comparison
    comparison: bitwise_or compare_pair+ -> comparison | bitwise_or
    compare_pair:
      | '==' bitwise_or | '!=' bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or
      | '>' bitwise_or | 'not' 'in' bitwise_or | 'in' bitwise_or -> membership
      | 'is' 'not' bitwise_or | 'is' bitwise_or
    bitwise_or*: bitwise_xor ('|' bitwise_xor)* -> fold expression
    bitwise_xor*: bitwise_and ('^' bitwise_and)* -> fold expression
    bitwise_and*: shift_expr ('&' shift_expr)* -> fold expression
    shift_expr*: sum (('<<' | '>>') sum)* -> fold expression
    sum*: term (('+' | '-') term)* -> fold expression
    term*: factor (('*' | '/' | '//' | '%' | '@') factor)* -> fold expression
    factor*:
      | '+' factor -> expression | '-' factor -> expression | '~' factor -> expression | power
    power: await_primary '**' factor -> expression | await_primary
    await_primary*: 'await' primary -> await | primary
    primary*: atom trailer* -> fold last
    trailer:
      | '.' NAME -> attribute
      | genexp -> call
      | '(' arguments? ')' -> call
      | '[' slices ']' -> subscript
    slices: slice !',' | ','.(slice | starred_expression)+ ','?
    slice: expression? ':' expression? (':' expression?)? | named_expression

    atom:
      | NAME
      | 'True'
      | 'False'
      | 'None'
      | &STRING strings
      | NUMBER
      | &'(' (tuple | group | genexp)
      | &'[' (list | listcomp)
      | &'{' (dict | set | dictcomp | setcomp)
      | '...'
    strings*: STRING+ -> strings
    group: '(' a=(yield_expr | named_expression) ')' -> =a | invalid_group
    lambdef: 'lambda' lambda_params? ':' expression -> lambda

    expression_without_invalid:
      | disjunction 'if' disjunction 'else' expression -> conditional
      | disjunction
      | lambdef
    invalid_legacy_expression: a=NAME !'(' b=star_expressions => legacy a b
    invalid_expression:
      | !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid => comma a b
      | a=disjunction 'if' b=disjunction !('else' | ':')
          => @a..b `expected 'else' after 'if' expression`
    invalid_named_expression*:
      | a=expression ':=' expression => @a `cannot use assignment expressions with %a`
      | a=NAME '=' b=bitwise_or !('=' | ':=')
          => @a..b `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`
      | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or b='=' bitwise_or
          !('=' | ':=') => @a `cannot assign to %a here. Maybe you meant '==' instead of '='?`
    invalid_group:
      | '(' a=starred_expression ')' => @a `cannot use starred expression here`
      | '(' a='**' expression ')' => @a `cannot use double starred expression here`

    """#

  static let displays = #"""
    list: '[' star_named_expressions? ']' -> list
    tuple: '(' (star_named_expression ',' star_named_expressions?)? ')' -> tuple
    set: '{' star_named_expressions '}' -> set
    dict: '{' double_starred_kvpairs? '}' -> dict | '{' invalid_double_starred_kvpairs '}'
    double_starred_kvpairs: ','.double_starred_kvpair+ ','?
    double_starred_kvpair: '**' bitwise_or | kvpair
    kvpair: expression ':' expression

    for_if_clauses: for_if_clause+
    for_if_clause:
      | 'async'? 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
      | invalid_for_target
    listcomp: '[' named_expression for_if_clauses ']' -> listComprehension | invalid_comprehension
    setcomp: '{' named_expression for_if_clauses '}' -> setComprehension | invalid_comprehension
    genexp:
      | '(' (assignment_expression | expression !':=') for_if_clauses ')' -> generator
      | invalid_comprehension
    dictcomp: '{' kvpair for_if_clauses '}' -> dictComprehension | invalid_dict_comprehension

    arguments*: args ','? &')' | invalid_arguments
    args: ','.argument+ (',' kwargs)? | kwargs
    argument: starred_expression | (assignment_expression | expression !':=') !'='
    kwargs:
      | ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+
      | ','.kwarg_or_starred+
      | ','.kwarg_or_double_starred+
    starred_expression: '*' expression -> starred
    kwarg_or_starred: invalid_kwarg | NAME '=' expression -> keyword | starred_expression
    kwarg_or_double_starred:
      | invalid_kwarg
      | NAME '=' expression -> keyword
      | '**' expression -> unpacking

    invalid_arguments:
      | (','.argument+ ',' kwargs | kwargs) ',' a='*'
          => @a `iterable argument unpacking follows keyword argument unpacking`
      | a=expression b=for_if_clauses ',' (args | expression for_if_clauses)?
          => @a..b `Generator expression must be parenthesized`
      | a=NAME b='=' expression for_if_clauses
          => @a..b `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`
      | a=args b=for_if_clauses => generator a b
      | args ',' a=expression b=for_if_clauses
          => @a..b `Generator expression must be parenthesized`
      | a=args ',' args => positional a
    invalid_kwarg:
      | a=('True' | 'False' | 'None') b='=' => @a..b `cannot assign to $a`
      | a=NAME b='=' expression for_if_clauses
          => @a..b `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`
      | !(NAME '=') a=expression b='='
          => @a..b `expression cannot contain assignment, perhaps you meant "=="?`
    invalid_comprehension:
      | ('[' | '(' | '{') a=starred_expression for_if_clauses
          => @a `iterable unpacking cannot be used in comprehension`
      | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses
          => @a..b `did you forget parentheses around the comprehension target?`
      | ('[' | '{') a=star_named_expression b=',' for_if_clauses
          => @a..b `did you forget parentheses around the comprehension target?`
    invalid_dict_comprehension:
      | '{' a='**' bitwise_or for_if_clauses '}'
          => @a `dict unpacking cannot be used in dict comprehension`
    invalid_double_starred_kvpairs:
      | ','.double_starred_kvpair+ ',' invalid_kvpair
      | expression ':' a='*' bitwise_or
          => @a.. `cannot use a starred expression in a dictionary value`
      | expression a=':' &('}' | ',') => @a `expression expected after dictionary key and ':'`
    invalid_kvpair:
      | a=expression !(':') => key a
      | expression ':' a='*' bitwise_or
          => @a.. `cannot use a starred expression in a dictionary value`
      | expression a=':' &('}' | ',') => @a `expression expected after dictionary key and ':'`

    """#

  static let targets = #"""
    star_targets: a=star_target !',' -> =a | star_target (',' star_target)* ','? -> tuple
    star_target*: '*' (!'*' star_target) -> starred | target_with_star_atom
    target_with_star_atom*:
      | t_primary '.' NAME !t_lookahead -> attribute
      | t_primary '[' slices ']' !t_lookahead -> subscript
      | star_atom
    star_atom:
      | NAME
      | '(' a=target_with_star_atom ')' -> =a
      | '(' star_targets_tuple? ')' -> tuple
      | '[' star_targets_list? ']' -> list
    star_targets_list: ','.star_target+ ','?
    star_targets_tuple: star_target (',' star_target)+ ','? | star_target ','
    single_target: single_subscript_attribute_target | NAME | '(' a=single_target ')' -> =a
    single_subscript_attribute_target:
      | t_primary '.' NAME !t_lookahead -> attribute
      | t_primary '[' slices ']' !t_lookahead -> subscript
    t_primary*: atom &t_lookahead (trailer &t_lookahead)*
    t_lookahead: '(' | '[' | '.'
    del_targets: ','.del_target+ ','?
    del_target*:
      | t_primary '.' NAME !t_lookahead -> attribute
      | t_primary '[' slices ']' !t_lookahead -> subscript
      | NAME
      | '(' del_target ')'
      | '(' del_targets? ')'
      | '[' del_targets? ']'

    """#
}
