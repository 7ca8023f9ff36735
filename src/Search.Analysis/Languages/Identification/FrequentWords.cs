namespace Search.Analysis.Languages.Identification;

/// <summary>
/// The most frequent words of languages in Latin script, most frequent first, in lower case; those of Yoruba and Igbo without marks, which their
/// writers often leave out. And pieces of words (<c>_</c> is a word's end or start) and letters that tell a language where no such word stands.
/// </summary>
internal static class FrequentWords
{
    // Of English, and of Nigerian Pidgin, which has most of its words.
    private const string EnglishPieces =
        "th wh ing_ tion_ ck gh ed_ 's_ sh ould ght ay_ oo ea ly_ ers_ ts_ ks_ er_ ns_ st_ ow ey_ rs_ ies_ ce_ ty_ al_ on_ y_ _un _wo ss_ es_";

    /// <summary>Language, words, pieces.</summary>
    internal static readonly (string Language, string Words, string Pieces)[] Lists =
    [
        (
            "en",
            "the of and to in a is that for on was with it as be by he are at from his have has had not this but which they we were an "
            + "will their said or been one who you her she would more all there when what out up about into than its so can if do my me your "
            + "our them no just some could also after over other two first new people years year time how why says against off before back "
            + "us uk world police court man woman men women dies dead killed attack fire election government minister president day week set "
            + "get win wins hit hits plan plans deal top cut cuts call calls big make take go end bid face faces help report market oil bank "
            + "company profit sales shares stock group trade home game team cup final lead",
            EnglishPieces),
        (
            "fr",
            "de la le et les des à l d en du un une est que qui dans pour au il par sur plus pas ne ce se sont avec a été son sa ses ont "
            + "mais comme aux cette ou nous elle leur être fait même tout deux après ces on ans entre aussi sans selon dont contre depuis "
            + "lors si bien très encore qu s n c j y leurs pays je vous comment pourquoi face fin vers chez mort morts président "
            + "gouvernement ministre attaque police élection élections guerre monde jour annonce nouveau nouvelle femme femmes hommes homme "
            + "état droits plan crise",
            "eau eux_ ait_ aient_ ement_ ique_ qu' oi ette_ elle_ tion_ ez_ eur_ é_ ée è ê ç eu ois_ œ"),
        (
            "de",
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach "
            + "wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei "
            + "ich wir gegen unter seine seit jahr",
            "sch ung_ lich cht ei tz keit_ heit_ en_ ß ü ä ö ie ck_ gen_"),
        (
            "es",
            "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre "
            + "cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos "
            + "así nos ni parte tiene él uno donde bien",
            "ción_ dad_ ll ñ ado_ iento ue ó á í ú os_ ía_ rr"),
        (
            "pt",
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando "
            + "muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão "
            + "você tinha foram essa num nem suas meu às são disse sobre",
            "ção ções ão_ lh nh ência mente_ ado_ dade_ ã õ ç ê á ou_ eir"),
        (
            "it",
            "di e il la che in a per un è del non le si una i della con da sono al ha dei come lo nel alla gli più anche ma dal se delle "
            + "su o ed nella ci questo dalla mi quando ai essere due suo anni era stato ne sua tra hanno dopo c cui fra quello tutti fatto "
            + "prima sul loro perché dell l all d questa",
            "zione_ gli cch zz gio_ ità_ mento_ ò ù ì tti_ tto_ ssi sci zioni_"),
        (
            "nl",
            "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij nog uit door naar hij heeft over ze "
            + "was wordt tot je al meer of geen kan hebben we haar worden wat werd zich deze moet ik hun wel zo veel had dit zou tegen onder "
            + "tussen jaar na",
            "ij aa oo sch ing_ dt_ heid_ ee uu ouw ui en_ cht lijk_"),
        (
            "sv",
            "och i att det som en på är av för med den till har de inte om ett han men var jag sig från vi så kan man när år säger hon "
            + "under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här",
            "ning_ arna_ sk ö ä å ck het_ tt_ orna_ ade_ kt"),
        (
            "da",
            "og i at det er en til på som for med de af den der har ikke et han var fra jeg men sig om vi ud så man kan efter blev havde "
            + "når år hun hvor nu eller også være blevet skal end bliver mere op hans ved mod over ville siger",
            "else_ hed_ ø æ å lig_ nde_ erne_ gt_ af_ ede_"),
        (
            "no",
            "og i det på som er en til å at han for med av de ikke den har fra et var jeg om men seg så vi kan ble år hun også etter ved "
            + "skal eller være når nå ut hadde mot sier over bare opp blir vil må der enn dette noe ha",
            "else_ het_ skj ø æ å ei kj ene_ ert_ tt_ øy"),
        (
            "fi",
            "ja on ei että se hän oli joka mutta kun myös niin ovat tai mukaan kuin jo ole vuoden sen hänen olla vain nyt jos mitä siitä "
            + "minä sitä tämä joita ollut koska kaikki voi olisi kuitenkin vuonna sekä noin ennen jälkeen eli me en nämä",
            "ssa_ lla_ sta_ inen_ kk aa ää uu yy isen_ ksi_ ttä tta_ ö ä ii"),
        (
            "pl",
            "w i na z się do nie że to jest o jak po a co za od przez ale dla jego ich tym już tak są był przy być czy może tylko ze oraz "
            + "tego które który która",
            "ł ż ś ą ę ć ń ź cz sz rz ego_ ych_ owa"),
        (
            "cs",
            "a v se na je že s z do o to i za by ve jsem k pro jako po si ale které jsou od byl který tak podle jeho také už až ke jen "
            + "však při nebo může",
            "ř ě ů č š ž ý á í ch ého_ ou_"),
        (
            "ro",
            "de și în a la cu nu pe că din o un să care este mai pentru au al ce ca sunt lui fost prin după acest cum iar fi",
            "ă ș ț î ul_ lui_ ului_ ea_ ii_ ţ ş"),
        (
            "hu",
            "a az és hogy nem is egy van ez meg volt mint csak de már el még azt ki lesz szerint után ha kell minden vagy lehet",
            "ő ű sz gy é á ö ó ban_ nak_ ség"),
        (
            "tr",
            "ve bir bu da de için ile çok daha olarak gibi en ne olan sonra kadar var değil ama ki her dedi yeni oldu diye göre",
            "ş ğ ı ç ü ö lar_ ler_ nin_ ın_ yor"),
        (
            "id",
            "yang dan di dengan untuk ini itu dari pada tidak dalam akan juga ada ke oleh adalah karena bisa telah mereka saya kami kita "
            + "sudah atau",
            "ng ang_ kan_ _men _ber nya_ _per _di"),
        (
            "vi",
            "và của là có không được cho trong người một với các những đã này khi đến để từ cũng ông về tại sẽ như năm",
            "đ ơ ư ạ ế ộ ấ ng_ nh_"),
        (
            "ca",
            "de la i el que a en els les un per amb una del al és no es ha han més com però aquest aquesta també són va ser entre fins "
            + "després",
            "ç ny_ ció_ l·l à è ò tat_ ts_"),
        (
            "af",
            "die van en in is nie het 'n om te wat dat sy vir aan met op hy hulle as was word sal kan ook uit na deur by ek",
            "aa ee oo uu ie_ êr ë"),
        (
            "sw",
            "ya na wa kwa ni katika la za kuwa hiyo huyo cha wakati watu baada hii amesema ambaye ambao kama yake pia lakini alisema "
            + "kuhusu nchini serikali rais hivyo huo kutoka hadi nchi zaidi mwaka hilo ili sana mwenye wake yao vya pamoja kila kwamba hata "
            + "moja tu bila",
            "_wa _ku _ki sha_ lia_ _mw _ali _ame ji _uli zi_ isha ika_"),
        (
            "ha",
            "da a na ta ya kuma ne cewa ba ce su wanda shi don kan cikin wannan ga sun an suka wadda domin kasar wani yadda inda mutane "
            + "gwamnati zai za amma bayan daga wata shugaban masu babu haka har mai kamar yi ke aka ko lokacin shekaru",
            "ɗ ɓ ƙ ts _ma ar_ wa_ sh an_"),
        (
            "yo",
            "ni ti o si ati fun awon ninu lo naa n je wa pe eni won kan ko se bi lati re gbogbo ba yii ile ori ijoba to a e gege awa nigba "
            + "ohun odun tun pelu mi omo ki le bawo",
            "ẹ ọ ṣ gb _ọ _ẹ _ì"),
        (
            "ig",
            "na nke ndi ya bu ka ha o a n maka onye si nwere ahu gi i ma e di ga nwoke kwuru otu obodo oge gbasara mana were no site ihe "
            + "ji iji anyi nwanyi afo",
            "ị ụ ọ gb kw nw gh ṅ _nd"),
        (
            "so",
            "oo ka iyo ku ee in la ay uu waxaa ah waa ayaa loo soo u waxa kale isku dalka lagu si sheegay ma aan ugu kala badan inay inuu "
            + "mid ayay sida wax wuxuu xukuumadda madaxweynaha magaalada sanadkii leh",
            "aa xa dh uu yay_ aha_ ii ada_ gii_ kii_ _wax"),
        (
            "om",
            "fi kan akka keessa jechuun irraa itti irratti akkasumas isaa hin jira waan bara namoota mootummaa ture kana keessatti waggaa "
            + "yeroo garuu biyya yoo ni kun isa ta",
            "aa uu ii dh oo ee tti_ uun_ chuu nni_ ummaa oota"),
        (
            "xh",
            "ukuba kwaye le lo ukuze into kunye emva abantu xa kodwa ngoku uthi ke oku kuba nje nge ye wa ngo kule kwi iya ngenxa e na "
            + "umntu loo bonke",
            "_uku _nga _kwi ndl _aba hl thi_ tsh nge _um _im _ezi xh ela_ _ama wayo_ ile_ ayo_ _ku _ne yo_ kho kwa wo_ oku _ab phi_ qh nd "
            + "eni_ thw _ba _no _e _ye _we ng be_ ini_"),
        (
            "sn",
            "kuti uye ne ari mu ku pa iyi uyo vanhu asi kana panguva ino va zve nokuti nyika kubva mushure ndi vari iri ichi wakati vanoti",
            "_ku _va _mu zv sv nyi _dze ere_ _ch _ma _pa _ye _ino _ak ira_ _ne tsv dz vanhu ana_ _zv iwa_ _nya _ri rwa_ isa_ _ka"),
        (
            "lg",
            "nti era mu ku okuva oba naye ne nga abantu ye gwe olw buli bwe yagambye wano omu ali okukola bano n ky by bino kino mbu",
            "_oku _mu _ba ggw kk zz _ebi _eki _ob gg bw _ab _ng ko_ _bwe _kya _em _en _om ula_ ira_ aba uu ye_ iddwa_ ze_ nny _gav bb"),
        (
            "ln",
            "na ya ba ezali oyo mpe te po yango ete bato kasi nde azali mingi bazali lokola ndenge nyonso wana tango mboka likambo mobu o "
            + "mpo bango",
            "_ba _ko _mo ngo_ _bo eli_ aki_ mb nd _ma _li _ya isi_ ami_"),
        (
            "rn",
            "mu n kandi ko uyu ati kw iyo ari ni yuko ico abantu igihugu muri ry y bw kuri ivyo aho bari uwo canke uburundi ku ba w k c",
            "_iki _umu _aba _mw' nya _ubu _imi vy _yo _ama _ib _ku iye_ _ntw rw _uru c' n' ye_ _igi _mu _bu shi_ ko_ mu_ ndi"),
        (
            "pcm",
            "di dey dem na for and to wey e no don im say go as of we dis one make pipo person from with on also sey fit after pesin like "
            + "so but because wen plenti una how tok wetin dat be i he the in you a me my come get",
            EnglishPieces + "evri _dat_ _dey_ _oda ova_ _dia _di_ _dem_ _wey_ pipo _goment _moni _nor_ _beta _matta"),
    ];
}
