package org.kerwen.linkage.names;

/**
 * The tables of sounds of four scripts. They were written by hand from the spelling rules of the languages and corrected by
 * looking at pairs of names of which {@code bench/CrossScriptKeys} told that they share no key, nine tenths of the lists only; no
 * word of a list is kept here.
 */
final class SoundTables {

    /** For what {@link Spelling} wrote in Latin letters: the spelling of many languages at once, therefore many readings. */
    static final SoundTable LATIN = new SoundTable(false, """
            a=a b=P c=K|S|X c/eiy=S|X|K d=T e=i f=F g=K g/eiy=K|X|h h=h i=i j=X|i|K k=K l=L m=M n=N o=u p=P q=K|X r=R s=S|X t=T u=u
            v=F w=F|u x=KS|S|K|X y=i z=S
            ch=X|K|S|T sh=X|S zh=X|S kh=K|h gh=K|h th=T|S|F ph=F ck=K|SK cz=X|S sz=X|S rz=X|RS zs=X|S cs=X|S ts=S tz=S tsch=X
            tsh=X sch=X|SK tch=X|T sc/eiy=S|X|SK dj=X dzh=X dz=S|X dg/eiy=X gg/eiy=X|K gn=N|KN|NK ll=L|i nh=N lh=L gy=Xi|K|T
            qu=K|KF q/iu=K|S|X ss=S sj=X|S|Si tj=X|Ti|T tx=X|KS|TS np=NP|MP nb=NP|MP zz=S|TS
            cch/i=K|X cc/i=X|K|KS cc=K|KS ci/aou=Xi|Si sci/aou=Xi|Si gi/aou=Xi|Ki gli=iLi|KLi ji=Xi|Si|ii|Ki
            eau=u ault$=u|LT aud$=u|T s$=S|X|- t$=T|- d$=T|- x$=-|KS|S z$=S|- es$=iS|X|- cs$=X|KS|- lt$=LT|u|L
            rd$=RT|R rt$=RT|R nt$=NT|N r$=R|- er$=iR|i rs$=RS|R|- tion$=XiN|SiN
            nd=NT|N ng=NK|N ng/eiy=NK|NX|N nk=NK mb=MP ough=u|F igh=i|K aw=a|F ow=u|F ow$=F|u ew=i|F ew$=F|i x/iu=S|KS|X
            ^wh=u ^x=S|X|KS ^ps=PS|S ^h=h|K ^kn=KN|N ^wr=R|FR""");

    /** Cyrillic letters of Russian, Turkmen, Tajik and their neighbours. */
    static final SoundTable CYRILLIC = new SoundTable(false, """
            а=a б=P в=F|u г=K|h д=T е=i ё=u ж=X з=S и=i й=i к=K л=L м=M н=N о=u п=P р=R с=S т=T у=u ф=F х=K|h ц=S ч=X ш=X щ=X
            ъ=- ы=i ь=- э=i ю=u я=a дж=X дз=S|X тс=S|TS тц=S тч=X тш=X сш=X нг=NK|N
            ә=a җ=X ң=N|NK ө=u ү=u ғ=K|h ӣ=i қ=K ӯ=u ҳ=h|K ҷ=X ў=u ұ=u һ=h і=i ї=i є=i ґ=K ј=i|X љ=L њ=N ћ=X ђ=X џ=X ѓ=X|K ќ=X|K
            ѕ=S ӂ=X ӝ=X ӊ=N ҥ=N ҝ=K ҹ=X ҽ=X ӄ=K ҡ=K ҙ=S|T ҫ=S|T""");

    /** Arabic letters of Arabic, Persian and Dari, Pashto and Urdu. */
    static final SoundTable ARABIC = new SoundTable(true, """
            ا=a أ=a إ=i آ=a ٱ=a ب=P ت=T ة=-|T ث=S|T ج=X|K ح=h خ=K|h د=T ذ=S|T ر=R ز=S س=S ش=X ص=S ض=T|S ط=T ظ=S|T ع=a غ=K ف=F ق=K
            ك=K ل=L م=M ن=N ه=h و=u|F ى=a ي=i ئ=i ؤ=u ء=- ی=i ک=K گ=K ګ=K پ=P چ=X ژ=X ہ=h ھ=h ڤ=F ڨ=K ڭ=K|NK
            تش=X|TX تس=S|TS دج=X دز=S ^ال=-|aL الله=aLh لله=Lh نغ=NK|N نج=NK|NX|N نك=NK
            ټ=T ډ=T ړ=R ږ=X|K|S ښ=X|K ځ=S|X څ=S|X ڼ=N ې=i ۍ=i ے=i ں=N ٹ=T ڈ=T ڑ=R ە=i ۇ=u ۆ=u ۈ=u ۋ=F""");

    static final SoundTable HEBREW = new SoundTable(true, """
            א=a ב=P|F ג=K ג'=X ד=T ה=h ו=u|F וו=F|u ז=S ז'=X ח=h|K ט=T ט'=T י=i כ=K ך=K ל=L מ=M ם=M נ=N ן=N ס=S ע=a פ=P|F ף=F
            צ=S|X ץ=S|X צ'=X ץ'=X ק=K ר=R ש=X|S ת=T ת'=T|S '=- טס=S|TS טש=X טז=S|TS דז=S װ=F ײ=i טצ=S דג'=X ח'=K נג=NK|N""");

    private SoundTables() {}
}
