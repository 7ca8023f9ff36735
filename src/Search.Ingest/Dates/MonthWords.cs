using System.Collections.Frozen;
using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>Names of months in many languages, whole and cut. Those of two words, as Arabic has some, are read by <see cref="NamedDays"/>.</summary>
internal static class MonthWords
{
    private const int LongestName = 16;

    /// <summary>A language a line, twelve months apart by spaces, forms of one apart by commas, a hyphen where another line has the month.</summary>
    private static readonly string[] Languages =
    [
        "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sep,sept october,oct november,nov "
            + "december,dec",
        "januar,jänner,jaenner,jan,jän februar,feber,feb,febr märz,maerz,mär,mrz april,apr mai juni,jun juli,jul august,aug "
            + "september,sep,sept oktober,okt november,nov dezember,dez",
        "janvier,janv,jan février,fevrier,févr,fev,fév mars avril,avr mai juin juillet,juil août,aout septembre,sept octobre,oct "
            + "novembre,nov décembre,decembre,déc,dec",
        "enero,ene febrero,feb marzo,mar abril,abr mayo,may junio,jun julio,jul agosto,ago septiembre,setiembre,sep,sept octubre,oct "
            + "noviembre,nov diciembre,dic",
        "janeiro,jan fevereiro,fev março,marco,mar abril,abr maio,mai junho,jun julho,jul agosto,ago setembro,set outubro,out "
            + "novembro,nov dezembro,dez",
        "gennaio,gen,genn febbraio,feb,febb marzo,mar aprile,apr maggio,mag giugno,giu luglio,lug agosto,ago settembre,set,sett "
            + "ottobre,ott novembre,nov dicembre,dic",
        "januari,jan februari,feb maart,mrt april,apr mei juni,jun juli,jul augustus,aug september,sep,sept oktober,okt november,nov "
            + "december,dec",
        "января,январь,янв февраля,февраль,фев марта,март,мар апреля,апрель,апр мая,май июня,июнь,июн июля,июль,июл "
            + "августа,август,авг сентября,сентябрь,сен,сент октября,октябрь,окт ноября,ноябрь,ноя декабря,декабрь,дек",
        "січня,січень лютого,лютий березня,березень квітня,квітень травня,травень червня,червень липня,липень серпня,серпень "
            + "вересня,вересень жовтня,жовтень листопада,листопад грудня,грудень",
        "stycznia,styczeń,sty lutego,luty,lut marca,marzec kwietnia,kwiecień,kwi maja,maj czerwca,czerwiec,cze lipca,lipiec,lip "
            + "sierpnia,sierpień,sie września,wrzesień,wrz października,październik,paź listopada,listopad,lis grudnia,grudzień,gru",
        "ledna,leden února,únor března,březen dubna,duben května,květen června,červen července,červenec srpna,srpen září října,říjen "
            + "listopadu,listopad prosince,prosinec",
        "januára,január februára,február marca,marec apríla,apríl mája,máj júna,jún júla,júl augusta,august septembra,september "
            + "októbra,október novembra,november decembra,december",
        "ocak,oca şubat,şub mart nisan,nis mayıs haziran,haz temmuz,tem ağustos,ağu eylül,eyl ekim,eki kasım,kas aralık,ara",
        "januari,jan februari,feb mars april maj juni,jun juli,jul augusti,aug september,sep,sept oktober,okt november,nov "
            + "december,dec",
        "januar,jan februar,feb mars,marts april,apr mai,maj juni,jun juli,jul august,aug september,sep oktober,okt november,nov "
            + "desember,december,des,dec",
        "tammikuuta,tammikuu helmikuuta,helmikuu maaliskuuta,maaliskuu huhtikuuta,huhtikuu toukokuuta,toukokuu kesäkuuta,kesäkuu "
            + "heinäkuuta,heinäkuu elokuuta,elokuu syyskuuta,syyskuu lokakuuta,lokakuu marraskuuta,marraskuu joulukuuta,joulukuu",
        "siječnja,siječanj,januara veljače,veljača,februara ožujka,ožujak,marta travnja,travanj,aprila svibnja,svibanj,maja "
            + "lipnja,lipanj,juna srpnja,srpanj,jula kolovoza,kolovoz,avgusta,augusta rujna,rujan,septembra listopada,oktobra "
            + "studenoga,studeni,studenog,novembra prosinca,prosinac,decembra",
        "јануара,јануар фебруара,фебруар марта,март априла,април маја,мај јуна,јун јула,јул августа,август септембра,септембар "
            + "октобра,октобар новембра,новембар децембра,децембар",
        "януари,яну февруари март април май юни юли август септември октомври ноември декември",
        "január,jan február,febr március,márc április,ápr május,máj június,jún július,júl augusztus,aug szeptember,szept október,okt "
            + "november,nov december,dec",
        "ianuarie,ian februarie,feb martie,mar aprilie,apr mai iunie,iun iulie,iul august,aug septembrie,sept octombrie,oct "
            + "noiembrie,nov decembrie,dec",
        "ιανουαρίου,ιαν φεβρουαρίου,φεβ μαρτίου,μαρ απριλίου,απρ μαΐου,μαϊ,μαι ιουνίου,ιουν ιουλίου,ιουλ αυγούστου,αυγ "
            + "σεπτεμβρίου,σεπ οκτωβρίου,οκτ νοεμβρίου,νοε δεκεμβρίου,δεκ",
        "januari,jan februari,feb maret,mar april,apr mei juni,jun juli,jul agustus,agu,agt september,sep oktober,okt november,nov "
            + "desember,des",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "يناير فبراير,فيفري مارس أبريل,ابريل,إبريل,أفريل,افريل مايو,ماي يونيو,يونيه,جوان يوليو,يوليه,جويلية,يوليوز "
            + "أغسطس,اغسطس,أوت,اوت,غشت سبتمبر,شتنبر أكتوبر,اكتوبر نوفمبر,نونبر ديسمبر,دجنبر",
        "جانفي شباط آذار,أذار,اذار نيسان أيار,ايار,آيار حزيران تموز آب أيلول,ايلول - - -",
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه,جولای اوت سپتامبر اکتبر نوامبر دسامبر",
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        "ינואר,בינואר פברואר,בפברואר מרץ,במרץ,מרס,במרס אפריל,באפריל מאי,במאי יוני,ביוני יולי,ביולי אוגוסט,באוגוסט ספטמבר,בספטמבר "
            + "אוקטובר,באוקטובר נובמבר,בנובמבר דצמבר,בדצמבר",
        "जनवरी फरवरी,फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर,सितम्बर अक्टूबर,अक्तूबर नवंबर,नवम्बर दिसंबर,दिसम्बर",
        "জানুয়ারি,জানুয়ারী ফেব্রুয়ারি,ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
        "janvāris,janvārī februāris,februārī marts,martā aprīlis,aprīlī maijs,maijā jūnijs,jūnijā jūlijs,jūlijā augusts,augustā "
            + "septembris,septembrī oktobris,oktobrī novembris,novembrī decembris,decembrī",
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        "januar,januarja februar,februarja marec,marca april,aprila maj,maja junij,junija julij,julija avgust,avgusta "
            + "september,septembra oktober,oktobra november,novembra december,decembra",
        "јануари февруари март април мај јуни јули август септември октомври ноември декември",
        "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
        "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
        "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
        "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    ];

    /// <summary>Names cut to more letters are none.</summary>
    private const int LongestCut = 4;

    /// <summary>Cut names that are no beginnings of whole ones.</summary>
    private static readonly string[] OddCuts = ["mrt", "mrz", "agt"];

    private static readonly HashSet<string> Wholes = [];

    private static readonly FrozenDictionary<string, int> Months = Build();

    /// <summary>1 to 12, or 0 for a word that is no month.</summary>
    public static int MonthOf(ReadOnlySpan<char> word)
    {
        // "17 d'abril de 2022"
        word = word.Length > 2 && word[0] is 'd' && word[1] is '\'' or '’' ? word[2..] : word;
        if (word.Length is < 2 or > LongestName)
        {
            return 0;
        }
        Span<char> lower = stackalloc char[word.Length];
        int length = word.ToLowerInvariant(lower);
        return length > 0 && Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out int month) ? month : 0;
    }

    /// <summary>
    /// Whether a word is a month's whole name in some language, or a cut one in English: beside a year without a day others mean other things too
    /// often
    /// (<c>set 2022</c>, <c>mar 2022</c>).
    /// </summary>
    public static bool IsWhole(ReadOnlySpan<char> word)
    {
        if (MonthNames.MonthOf(word) > 0)
        {
            return true;
        }
        if (MonthOf(word) == 0)
        {
            return false;
        }
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return Wholes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static FrozenDictionary<string, int> Build()
    {
        var months = new Dictionary<string, int>();
        foreach (string language in Languages)
        {
            string[] names = language.Split(' ');
            for (int month = 0; month < names.Length; month++)
            {
                string[] forms = names[month].Split(',');
                foreach (string name in forms.Where(n => n != "-"))
                {
                    // "listopad" is October for some and November for others: the first language has it.
                    months.TryAdd(name.ToLower(CultureInfo.InvariantCulture), month + 1);
                    bool isCut = name.Length <= LongestCut && Array.Exists(forms, f => f.Length > name.Length
                        && f.StartsWith(name, StringComparison.Ordinal));
                    if (!isCut && !OddCuts.Contains(name))
                    {
                        // "maj" is a whole name for some and a cut one for others.
                        Wholes.Add(name);
                    }
                }
            }
        }
        return months.ToFrozenDictionary();
    }
}
