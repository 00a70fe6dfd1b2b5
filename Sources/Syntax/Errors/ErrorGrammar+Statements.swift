extension ErrorGrammar {
  static let statements = #"""
    program: statement*
    field: star_expressions

    statements: statement+
    statement: compound_stmt | simple_stmts
    simple_stmts: simple_stmt !';' NEWLINE | ';'.simple_stmt+ ';'? NEWLINE

    simple_stmt*:
      | assignment
      | star_expressions
      | &'return' 'return' star_expressions?
      | &('import' | 'from') import_stmt
      | &'raise' raise_stmt
      | 'pass'
      | &'del' del_stmt
      | &'yield' yield_expr
      | &'assert' 'assert' expression (',' expression)?
      | 'break'
      | 'continue'
      | &'global' 'global' ','.NAME+
      | &'nonlocal' 'nonlocal' ','.NAME+

    compound_stmt:
      | &('def' | '@' | 'async') function_def
      | &'if' if_stmt
      | &('class' | '@') class_def
      | &('with' | 'async') with_stmt
      | &('for' | 'async') for_stmt
      | &'try' try_stmt
      | &'while' while_stmt
      | match_stmt

    assignment:
      | NAME ':' expression ('=' annotated_rhs)?
      | ('(' single_target ')' | single_subscript_attribute_target) ':' expression
          ('=' annotated_rhs)?
      | (star_targets '=')+ (yield_expr | star_expressions) !'='
      | single_target augassign ~ (yield_expr | star_expressions)
      | invalid_assignment

    annotated_rhs: yield_expr | star_expressions
    augassign:
      | '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**='
      | '//='

    raise_stmt: 'raise' expression ('from' expression)? | 'raise'
    del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt

    import_stmt: 'import' ','.dotted_as_name+ | import_from
    import_from:
      | 'from' ('.' | '...')* dotted_name 'import' import_from_targets
      | 'from' ('.' | '...')+ 'import' import_from_targets
    import_from_targets:
      | '(' import_from_as_names ','? ')'
      | import_from_as_names !','
      | '*'
      | invalid_import_from_targets
    import_from_as_names: ','.import_from_as_name+
    import_from_as_name: NAME ('as' NAME)?
    dotted_as_name: dotted_name ('as' NAME)?
    dotted_name*: NAME ('.' NAME)*

    invalid_assignment:
      | a=invalid_ann_assign_target ':' expression
          => @a `only single target (not %a) can be annotated`
      | a=star_named_expression ',' star_named_expressions* ':' expression
          => @a `only single target (not tuple) can be annotated`
      | a=expression ':' expression => @a `illegal target for annotation`
      | (star_targets '=')* a=star_expressions '=' => target assign a
      | (star_targets '=')* a=yield_expr '=' => @a `assignment to yield expression not possible`
      | a=star_expressions augassign (yield_expr | star_expressions)
          => @a `'%a' is an illegal expression for augmented assignment`
    invalid_ann_assign_target: list | tuple | '(' a=invalid_ann_assign_target ')' -> =a
    invalid_del_stmt: 'del' a=star_expressions => target delete a
    invalid_import_from_targets:
      | import_from_as_names ',' NEWLINE
          => @last `trailing comma not allowed without surrounding parentheses`

    """#

  static let compound = #"""
    block*: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
    decorators: ('@' named_expression NEWLINE)+

    class_def: decorators class_def_raw | class_def_raw
    class_def_raw:
      | invalid_class_def_raw
      | 'class' NAME ('(' arguments? ')')? ':' block

    if_stmt:
      | invalid_if_stmt
      | 'if' named_expression ':' block elif_stmt
      | 'if' named_expression ':' block else_block?
    elif_stmt:
      | invalid_elif_stmt
      | 'elif' named_expression ':' block elif_stmt
      | 'elif' named_expression ':' block else_block?
    else_block: invalid_else_stmt | 'else' &&':' block

    while_stmt: invalid_while_stmt | 'while' named_expression ':' block else_block?

    for_stmt:
      | invalid_for_stmt
      | 'async'? 'for' star_targets 'in' ~ star_expressions ':' block else_block?
      | invalid_for_target

    with_stmt:
      | invalid_with_stmt_indent
      | 'async'? 'with' '(' ','.with_item+ ','? ')' ':' block
      | 'async'? 'with' ','.with_item+ ':' block
      | invalid_with_stmt
    with_item:
      | expression 'as' star_target &(',' | ')' | ':')
      | invalid_with_item
      | expression

    try_stmt:
      | invalid_try_stmt
      | 'try' &&':' block finally_block
      | 'try' &&':' block except_block+ else_block? finally_block?
      | 'try' &&':' block except_star_block+ else_block? finally_block?
    except_block:
      | invalid_except_stmt_indent
      | 'except' expression ('as' NAME)? ':' block
      | 'except' ':' block
      | invalid_except_stmt
    except_star_block:
      | invalid_except_star_stmt_indent
      | 'except' '*' expression ('as' NAME)? ':' block
      | invalid_except_stmt
    finally_block: invalid_finally_stmt | 'finally' &&':' block

    match_stmt: "match" subject_expr ':' NEWLINE INDENT "case" ENDMARKER | invalid_match_stmt
    subject_expr: star_named_expression ',' star_named_expressions? | named_expression

    invalid_block: NEWLINE !INDENT => indent `expected an indented block`
    invalid_with_item: expression 'as' a=expression &(',' | ')' | ':') => target assign a
    invalid_for_target: 'async'? 'for' a=star_expressions => target for a
    invalid_with_stmt:
      | 'async'? 'with' ','.(expression ('as' star_target)?)+ NEWLINE => @last `expected ':'`
      | 'async'? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' NEWLINE
          => @last `expected ':'`
    invalid_with_stmt_indent:
      | 'async'? a='with' ','.(expression ('as' star_target)?)+ ':' NEWLINE !INDENT
          => indent `expected an indented block after 'with' statement on line #a`
      | 'async'? a='with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' ':' NEWLINE !INDENT
          => indent `expected an indented block after 'with' statement on line #a`
    invalid_try_stmt:
      | a='try' ':' NEWLINE !INDENT
          => indent `expected an indented block after 'try' statement on line #a`
      | 'try' ':' block !('except' | 'finally') => @last `expected 'except' or 'finally' block`
      | 'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':'
          => @a..b `cannot have both 'except' and 'except*' on the same 'try'`
      | 'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':'
          => @a `cannot have both 'except' and 'except*' on the same 'try'`
    invalid_except_stmt:
      | 'except' '*'? a=expression ',' expressions ('as' NAME)? ':'
          => @a.. `multiple exception types must be parenthesized`
      | 'except' '*'? expression ('as' NAME)? NEWLINE => @last `expected ':'`
      | 'except' NEWLINE => @last `expected ':'`
      | 'except' '*' (NEWLINE | ':') => @last `expected one or more exception types`
    invalid_finally_stmt:
      | a='finally' ':' NEWLINE !INDENT
          => indent `expected an indented block after 'finally' statement on line #a`
    invalid_except_stmt_indent:
      | a='except' expression ('as' NAME)? ':' NEWLINE !INDENT
          => indent `expected an indented block after 'except' statement on line #a`
      | a='except' ':' NEWLINE !INDENT
          => indent `expected an indented block after 'except' statement on line #a`
    invalid_except_star_stmt_indent:
      | a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT
          => indent `expected an indented block after 'except*' statement on line #a`
    invalid_match_stmt:
      | "match" subject_expr NEWLINE => @last `expected ':'`
      | a="match" subject_expr ':' NEWLINE !INDENT
          => indent `expected an indented block after 'match' statement on line #a`
    invalid_if_stmt:
      | 'if' named_expression NEWLINE => @last `expected ':'`
      | a='if' named_expression ':' NEWLINE !INDENT
          => indent `expected an indented block after 'if' statement on line #a`
    invalid_elif_stmt:
      | 'elif' named_expression NEWLINE => @last `expected ':'`
      | a='elif' named_expression ':' NEWLINE !INDENT
          => indent `expected an indented block after 'elif' statement on line #a`
    invalid_else_stmt:
      | a='else' ':' NEWLINE !INDENT
          => indent `expected an indented block after 'else' statement on line #a`
    invalid_while_stmt:
      | 'while' named_expression NEWLINE => @last `expected ':'`
      | a='while' named_expression ':' NEWLINE !INDENT
          => indent `expected an indented block after 'while' statement on line #a`
    invalid_for_stmt:
      | 'async'? 'for' star_targets 'in' star_expressions NEWLINE => @last `expected ':'`
      | 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
          => indent `expected an indented block after 'for' statement on line #a`
    invalid_class_def_raw:
      | 'class' NAME ('(' arguments? ')')? NEWLINE => @last `expected ':'`
      | a='class' NAME ('(' arguments? ')')? ':' NEWLINE !INDENT
          => indent `expected an indented block after class definition on line #a`

    """#
}
