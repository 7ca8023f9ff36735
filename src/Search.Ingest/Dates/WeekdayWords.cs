using System.Collections.Frozen;
using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>Names of the days of the week in many languages.</summary>
internal static class WeekdayWords
{
    private const int LongestName = 16;

    /// <summary>A language a line, seven days from Monday apart by spaces, forms of one apart by commas.</summary>
    private static readonly string[] Languages =
    [
        "monday,mon tuesday,tue,tues wednesday,wed thursday,thu,thur,thurs friday,fri saturday,sat sunday,sun",
        "montag dienstag mittwoch donnerstag freitag samstag,sonnabend sonntag",
        "lundi,lun mardi mercredi,mer jeudi,jeu vendredi,ven samedi,sam dimanche,dim",
        "lunes martes miércoles,miercoles,mié jueves,jue viernes,vie sábado,sabado,sáb domingo,dom",
        "segunda,seg terça,ter quarta,qua quinta,qui sexta,sex sábado domingo",
        "lunedì,lunedi martedì,martedi mercoledì,mercoledi giovedì,giovedi,gio venerdì,venerdi sabato domenica",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "maanantai,maanantaina tiistai,tiistaina keskiviikko,keskiviikkona torstai,torstaina perjantai,perjantaina "
            + "lauantai,lauantaina sunnuntai,sunnuntaina",
        "понедельник,пн вторник,вт среда,среду,ср четверг,чт пятница,пятницу,пт суббота,субботу,сб воскресенье,вс",
        "poniedziałek wtorek środa,środę czwartek piątek sobota,sobotę niedziela,niedzielę",
        "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
        "الاثنين,الإثنين الثلاثاء الأربعاء,الاربعاء الخميس الجمعة السبت الأحد,الاحد",
        "星期一,周一,週一,月曜日,月曜,月,월요일,월 星期二,周二,週二,火曜日,火曜,火,화요일,화 星期三,周三,週三,水曜日,水曜,水,수요일,수 星期四,周四,週四,木曜日,木曜,木,목요일,목 星期五,周五,週五,金曜日,金曜,金,금요일,금 "
            + "星期六,周六,週六,土曜日,土曜,土,토요일,토 星期日,星期天,周日,週日,周天,日曜日,日曜,日,일요일,일",
    ];

    private static readonly FrozenDictionary<string, DayOfWeek> Days = Build();

    /// <summary>Null for a word that is no day of the week.</summary>
    public static DayOfWeek? DayOf(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestName)
        {
            return null;
        }
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return Days.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out DayOfWeek day) ? day : null;
    }

    private static FrozenDictionary<string, DayOfWeek> Build()
    {
        var days = new Dictionary<string, DayOfWeek>();
        foreach (string language in Languages)
        {
            string[] names = language.Split(' ');
            for (int day = 0; day < names.Length; day++)
            {
                foreach (string name in names[day].Split(','))
                {
                    days.TryAdd(name.ToLower(CultureInfo.InvariantCulture), (DayOfWeek)((day + 1) % 7));
                }
            }
        }
        return days.ToFrozenDictionary();
    }
}
